"""What examples of how to use an exported file say, in Korean. Light."""

EXPORT: dict[str, str] = {
    "Name a picture: python example.py PICTURE": (
        "이미지를 분류합니다: python example.py 이미지파일"
    ),
    "Needs: pip install {packages}": "필요한 패키지: pip install {packages}",
    "Only an image of the dataset fits as it is.": (
        "데이터셋의 이미지와 크기가 다르면 크기를 맞춥니다."
    ),
    "Light ink on black: how far each pixel is from the ground, which the border shows.": (
        "검은 배경에 밝은 그림: 각 픽셀이 배경(가장자리의 색)과 얼마나 다른지 구합니다."
    ),
    "Trimmed to the ink and made this large; strokes should be 1/16 of that or thicker.": (
        "그림만 잘라 이 크기에 맞춥니다. 선의 굵기는 그 1/16 이상이어야 합니다."
    ),
    "The middle of its mass comes into the middle.": "무게 중심을 한가운데에 놓습니다.",
    "Scaled until it fits; the rest has the colour of its border.": (
        "전체가 들어가게 크기를 맞추고, 나머지는 가장자리 색으로 채웁니다."
    ),
    "The network's own transforms, which the file does not hold.": (
        "신경망이 쓰는 변환입니다. 파일에는 들어 있지 않습니다."
    ),
}
