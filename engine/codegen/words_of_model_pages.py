"""What written code says on the pages of the Model and Draw tabs, in Korean. Light."""

MODEL_PAGES: dict[str, str] = {
    "Not trained yet: fresh weights from seed 0.": (
        "아직 학습하지 않았으므로 시드 0으로 가중치를 초기화합니다."
    ),
    "The tensor that is chosen in the window.": "창에서 선택한 텐서입니다.",
    "A forward hook that prints what a layer gives.": (
        "계층의 출력 모양을 출력하는 순전파 훅을 만듭니다."
    ),
    "The drawing as the window has made it ready.": "창에서 신경망 입력에 맞춰 준비한 그림입니다.",
    "Whatever it draws: from seed 0.": (
        "모델이 난수를 쓰더라도 결과가 같도록 시드를 0으로 정합니다."
    ),
    "Not model.forward(images): that would leave out hooks.": (
        "model.forward(images)로 호출하면 모델 자신의 훅이 실행되지 않습니다."
    ),
    "Twice the area over the length of the outline, counted in blocks of 2 x 2 pixels.": (
        "획의 굵기: 넓이의 두 배를 윤곽선 길이(2 x 2 블록으로 셈)로 나눈 값입니다."
    ),
    "Light ink on black, without what is empty around it.": (
        "검은 바탕에 밝은 선으로 바꾸고 둘레의 빈 곳을 잘라 냅니다."
    ),
    "The ink scaled until it fits; a stroke thinner than 1.75 pixels is widened.": (
        "그림의 크기를 칸에 맞춥니다. 1.75픽셀보다 가는 획은 굵게 합니다."
    ),
    "Only the brightest pixel of each block is kept: thin lines stay.": (
        "블록마다 가장 밝은 픽셀만 남기므로 가는 선이 사라지지 않습니다."
    ),
    "Centred by its mass, as MNIST's digits are.": (
        "MNIST 숫자처럼 무게 중심을 한가운데에 놓습니다."
    ),
    "As the window does it: the last bit depends on how a sum is shared out.": (
        "창과 스레드 수가 같습니다. 합을 나눠 더하는 방식에 따라 끝 비트가 달라집니다."
    ),
    "The steps that were done in the window.": ("창에서 이미 진행한 스텝입니다."),
    "What dropout draws: the same each time.": "드롭아웃이 매번 같은 난수를 쓰게 합니다.",
    "Noise: only the shape of the answer counts.": (
        "출력의 모양만 확인하므로 무작위 값을 입력합니다."
    ),
    "It says so if a name is missing, or a shape is another.": (
        "이름이 빠졌거나 모양이 다르면 알려 줍니다."
    ),
    "Takes another way for each input: the larger x, the more layers.": (
        "입력마다 계산 과정이 다릅니다. x가 클수록 더 많은 계층을 지납니다."
    ),
    "A node of the graph, and all that it leads to.": (
        "그래프의 노드와 거기에 이어진 모든 노드를 찾습니다."
    ),
    "The weights of the window: from seed 0.": "창과 같은 가중치가 되도록 시드 0으로 초기화합니다.",
    "Each inked pixel gets the mean of the ink around it, nearer ink counting more.": (
        "획이 있는 픽셀마다 주변 획의 평균을 구합니다. 가까울수록 크게 반영합니다."
    ),
    "Eight copies of the drawing, each without a fifth of its pixels.": (
        "픽셀의 5분의 1씩을 서로 다르게 지운 그림 여덟 장입니다."
    ),
    "The log of the odds: the class against all others together.": (
        "로그 오즈: 이 클래스를 나머지 모든 클래스와 견줍니다."
    ),
    "The pad draws from seed 0.": "연습장은 시드 0으로 난수를 뽑습니다.",
}
