"""What written code says on the pages of the Model and Draw tabs, in Korean. Light."""

MODEL_PAGES: dict[str, str] = {
    "Not trained yet: fresh weights from seed 0.": (
        "아직 학습하지 않았으므로 시드 0으로 가중치를 초기화합니다."
    ),
    "The tensor that is chosen in the window.": "창에서 선택한 텐서입니다.",
    "A forward hook that prints what a layer gives.": (
        "층의 출력 모양을 찍는 순방향 훅을 만듭니다."
    ),
    "The drawing as the window has made it ready.": "창에서 크기를 맞춘 그림입니다.",
    "Whatever it draws: from seed 0.": "난수를 뽑는다면 시드 0에서 뽑습니다.",
    "Not model.forward(images): that would leave out hooks.": (
        "model.forward(images)로 부르면 모델 자신의 훅이 실행되지 않습니다."
    ),
    "Twice the area over the length of the outline, counted in blocks of 2 x 2 pixels.": (
        "획의 굵기는 넓이의 두 배를 윤곽선 길이로 나눈 값입니다. 길이는 2 x 2 픽셀씩 셉니다."
    ),
    "Light ink on black, without what is empty around it.": (
        "검은 바탕에 밝은 선으로 바꾸고 둘레의 빈 곳을 잘라 냅니다."
    ),
    "The ink scaled until it fits; a stroke thinner than 1.75 pixels is widened.": (
        "칸에 맞게 크기를 바꿉니다. 1.75픽셀보다 가는 획은 굵게 합니다."
    ),
    "Only the brightest pixel of each block is kept: thin lines stay.": (
        "블록마다 가장 밝은 픽셀만 남기므로 가는 선이 사라지지 않습니다."
    ),
    "Centred by its mass, as MNIST's digits are.": (
        "MNIST 숫자처럼 무게 중심을 한가운데에 놓습니다."
    ),
    "As the window does it: the last bit depends on how a sum is shared out.": (
        "창과 같은 조건입니다. 합을 나누어 계산하는 방식에 따라 마지막 비트가 달라집니다."
    ),
    "The steps that were done in the window.": "창에서 이미 진행한 스텝입니다.",
    "What dropout draws: the same each time.": "드롭아웃이 매번 같은 난수를 쓰게 합니다.",
    "Noise: only the shape of the answer counts.": "출력의 모양만 보려고 잡음을 넣습니다.",
    "It says so if a name is missing, or a shape is another.": (
        "이름이 빠졌거나 모양이 다르면 알려 줍니다."
    ),
    "Takes another way for each input: the larger x, the more layers.": (
        "입력마다 다른 길로 갑니다. x가 클수록 더 많은 층을 지납니다."
    ),
    "A node of the graph, and all that it leads to.": (
        "그래프의 노드와 거기서 이어지는 모든 노드입니다."
    ),
    "The weights of the window: from seed 0.": "창과 같이 시드 0으로 가중치를 초기화합니다.",
    "Each inked pixel gets the mean of the ink around it, nearer ink counting more.": (
        "획이 있는 픽셀마다 주변 획의 평균을 구합니다. 가까울수록 크게 반영합니다."
    ),
    "Eight copies of the drawing, each without a fifth of its pixels.": (
        "픽셀의 5분의 1씩을 서로 다르게 지운 그림 여덟 장입니다."
    ),
    "The log of the odds: the class against all others together.": (
        "로그 오즈: 이 클래스를 나머지 모든 클래스와 견줍니다."
    ),
    "The pad draws from seed 0.": "텐서 패드는 시드 0에서 난수를 뽑습니다.",
}
