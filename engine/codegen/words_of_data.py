"""What written code says of datasets, transforms and loaders, in Korean. Light."""

DATA: dict[str, str] = {
    "ToTensor's own layout of grey images would round convolutions differently.": (
        "ToTensor가 만든 흑백 이미지의 메모리 배치를 그대로 쓰면 합성곱의 반올림이 달라집니다."
    ),
    "White where there is cloth; small dark spots are closed first.": (
        "옷이 있는 곳을 흰색으로 칠합니다. 작고 어두운 점은 먼저 메웁니다."
    ),
    "The outline of the silhouette, `width` half pixels thick.": (
        "실루엣의 윤곽선을 그립니다. 굵기는 0.5픽셀의 `width`배입니다."
    ),
    "Where brightness changes (Sobel's operator).": "밝기가 변하는 곳을 찾습니다(소벨 연산자).",
    "Each photo as a silhouette, an outline, an outline with lines in it, or edges.": (
        "사진마다 실루엣, 윤곽선, 안쪽 선이 있는 윤곽선, 경계선 중 하나로 바꿉니다."
    ),
    "Turn, stretch, shear, shift and bend each image, each in its own way.": (
        "이미지마다 다르게 돌리고, 늘이고, 기울이고, 옮기고, 휘게 합니다."
    ),
    "A coarse grid of random shifts, interpolated: the image bends smoothly.": (
        "성긴 격자에서 뽑은 무작위 이동량을 보간하므로 이미지가 부드럽게 휩니다."
    ),
    "Swap left and right in about half of the images.": "이미지 절반쯤의 좌우를 뒤집습니다.",
    "Turns an image into a sketch, with probability p.": "확률 p로 이미지를 스케치로 바꿉니다.",
    "A seed for each image in each epoch: any order, any worker, the same draws.": (
        "에폭과 이미지마다 시드를 정하므로 순서나 워커가 달라도 결과가 같습니다."
    ),
    "A dataset whose images are transformed anew in each epoch.": (
        "에폭마다 이미지를 새로 변환하는 데이터셋입니다."
    ),
    "The files hold each letter lying on its side: swap rows and columns.": (
        "파일에는 글자가 옆으로 누워 있으므로 행과 열을 맞바꿉니다."
    ),
    "Classes that were merged into one have the same label.": (
        "하나로 합친 클래스는 같은 레이블을 갖습니다."
    ),
    "The files count classes from 1 on, a loss function counts them from 0 on.": (
        "파일의 레이블은 1부터, 손실 함수의 레이블은 0부터 셉니다."
    ),
    "Images and labels in memory; pixels of 0 to 255 become 0 to 1, as with ToTensor.": (
        "메모리에 올린 이미지와 레이블입니다. ToTensor처럼 픽셀 0~255를 0~1로 바꿉니다."
    ),
    "What is random is for training only.": "무작위 변환은 학습에만 씁니다.",
    "A share of the training images is held back for validation.": (
        "학습 이미지의 일부를 검증용으로 떼어 둡니다."
    ),
    "A part of the training images, the same in each epoch, in a new order.": (
        "학습 이미지의 일부를 씁니다. 에폭마다 같은 이미지를 새로운 순서로 꺼냅니다."
    ),
    "The more images a class has, the less each weighs: all classes are as likely.": (
        "이미지가 많은 클래스일수록 가중치를 줄여 모든 클래스를 같은 확률로 뽑습니다."
    ),
    "Transforms draw from here. torch.manual_seed would seed every GPU too: slow.": (
        "변환이 쓰는 난수 생성기입니다. torch.manual_seed는 GPU 시드도 모두 바꾸므로 느립니다."
    ),
}
