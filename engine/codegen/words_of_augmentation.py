"""What written code says of augmentation, in Korean. Light."""

AUGMENTATION: dict[str, str] = {
    "Change a batch of training images a little, anew each time.": (
        "학습 이미지의 배치를 매번 새롭게 조금씩 바꿉니다."
    ),
    "Half of them become sketches, so that the network learns photos and sketches.": (
        "절반은 스케치로 바꿔서 신경망이 사진과 스케치를 모두 배우게 합니다."
    ),
    "Move each image by up to 2 pixels along each axis, black behind it.": (
        "이미지마다 가로세로로 최대 2픽셀 옮기고, 빈 곳은 검은색으로 채웁니다."
    ),
}
