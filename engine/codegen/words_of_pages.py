"""What written code says of snippets of the window's pages, in Korean. Light."""

PAGES: dict[str, str] = {
    "As it is stored: whole numbers.": "저장된 그대로의 정수 픽셀값입니다.",
    "As the network is given it.": "신경망에 입력되는 이미지입니다.",
    "The same draw as the first one in the window.": (
        "창에 보이는 첫 번째 결과와 같은 난수가 나오도록 시드를 정합니다."
    ),
    "Each epoch has an order of its own.": "에폭마다 순서가 다릅니다.",
    "Whole numbers again: their sums are exact.": "정수로 되돌리면 합에 오차가 없습니다.",
    "Downloads about {megabytes} MB, once.": "처음 한 번만 약 {megabytes} MB를 내려받습니다.",
    "The first steps of the first epoch.": "첫 에폭의 처음 몇 스텝입니다.",
    "The weights that the window shows.": "창에 보이는 가중치를 불러옵니다.",
    "One row for each step. The whole run as code: File > Export as script.": (
        "한 행이 한 스텝입니다. 학습 전체의 코드: 파일 > 스크립트로 내보내기."
    ),
    "One row for each epoch, measured on images not trained on.": (
        "한 행이 한 에폭이며, 학습에 쓰지 않은 이미지로 측정했습니다."
    ),
}
