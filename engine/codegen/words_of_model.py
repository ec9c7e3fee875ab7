"""What written code says of networks, in Korean. Light."""

MODEL: dict[str, str] = {
    "Half the height and width, then a residual block.": (
        "높이와 너비를 반으로 줄인 뒤 잔차 블록을 지납니다."
    ),
    "Two convolutions whose result is added to their input.": (
        "합성곱 두 번의 결과를 입력에 더합니다."
    ),
    "The mean tells cloth from lines, the maximum finds details.": (
        "평균은 칠한 면과 선을 구별하고, 최댓값은 작은 특징을 찾습니다."
    ),
    "A picture and its mirror image get the same answer.": (
        "이미지와 그 좌우 반전 이미지에 같은 답을 냅니다."
    ),
    "The seed fixes the initial weights.": "시드가 가중치의 초깃값을 정합니다.",
    "Convolutions are faster when the channels come last in memory.": (
        "메모리에서 채널이 마지막에 오면 합성곱이 더 빠릅니다."
    ),
    "Not trained: parameters whose names begin like this.": (
        "이름이 다음과 같이 시작하는 매개변수는 학습하지 않습니다."
    ),
    "Lazy layers take their sizes from the first input.": (
        "Lazy 계층의 크기는 첫 입력을 받을 때 정해집니다."
    ),
    "The code below may draw random numbers: the seed comes first.": (
        "아래 코드에서 난수를 뽑을 수 있으므로 시드를 먼저 정합니다."
    ),
    "The weights are drawn from where the code above stopped.": (
        "위 코드에 이어서 난수를 뽑아 가중치의 초깃값을 정합니다."
    ),
    "What the code above sets in PyTorch holds for its class only.": (
        "위 코드가 바꾼 PyTorch 설정은 그 클래스를 만들 때만 씁니다."
    ),
    "The code below gives these names another meaning.": (
        "아래 코드가 이 이름을 다시 정의하므로 원래 함수를 따로 저장합니다."
    ),
}
