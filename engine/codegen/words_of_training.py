"""What written code says of loss, optimizer and loop, in Korean. Light."""

TRAINING: dict[str, str] = {
    # The file
    "Train a network on {dataset}.": "{dataset} 데이터셋으로 신경망을 학습합니다.",
    "Its images are in {file}, beside this file.": (
        "이미지는 이 파일과 같은 폴더에 있는 {file} 파일에 들어 있습니다."
    ),
    "Its images are downloaded into --data-root, unless they are there.": (
        "이미지가 --data-root 폴더에 없으면 내려받습니다."
    ),
    "Into --out go metrics.csv, a row for each step, and model.pth, the weights; files of "
    "these names are replaced.": (
        "--out 폴더에 스텝마다 한 행씩 적는 metrics.csv와 가중치 파일 model.pth를 저장합니다. "
        "같은 이름의 파일이 있으면 덮어씁니다."
    ),
    "On the same machine, with {versions} and {threads} thread(s), both are those of the "
    "run in Atelier, bit for bit. Other versions and other devices round differently, and the "
    "figures drift apart.": (
        "같은 컴퓨터, 같은 버전({versions}), 스레드 {threads}개라면 두 파일의 값은 Atelier에서 "
        "학습한 결과와 비트 단위까지 같습니다. 버전이나 장치가 다르면 반올림이 달라져 "
        "값이 조금씩 벌어집니다."
    ),
    "It ends when its time is up: how many steps it does is the machine's.": (
        "정해진 시간이 지나면 끝나므로, 스텝 수는 컴퓨터의 속도에 따라 다릅니다."
    ),
    "Another number of threads rounds sums differently.": (
        "스레드 수가 달라지면 합계의 반올림이 달라집니다."
    ),
    "What Atelier reads when it opens this file.": "Atelier에서 이 파일을 열 때 읽는 부분입니다.",
    # Loss and optimizer
    "Cross entropy in its two steps: log-softmax, then the negative log likelihood.": (
        "교차 엔트로피를 두 단계로 구합니다: log-softmax와 음의 로그 우도."
    ),
    "Cross entropy whose targets are one-hot vectors.": (
        "정답을 원-핫 벡터로 받는 교차 엔트로피입니다."
    ),
    "The run was to have {count} epochs, and was ended early.": (
        "원래 {count}에폭을 학습할 계획이었지만 일찍 끝냈습니다."
    ),
    "The run was to have {count} epochs, and was made longer.": (
        "원래 {count}에폭을 학습할 계획이었지만 더 늘렸습니다."
    ),
    # Learning rate
    "The learning rate's factor: times {decay} after each {count} epochs.": (
        "학습률에 곱하는 값: {count}에폭마다 {decay}배가 됩니다."
    ),
    "The learning rate's factor: times {decay} after each epoch.": (
        "학습률에 곱하는 값: 에폭마다 {decay}배가 됩니다."
    ),
    "The learning rate's factor: times {decay} in each epoch, little by little.": (
        "학습률에 곱하는 값: 스텝마다 조금씩 줄어 에폭마다 {decay}배가 됩니다."
    ),
    "The learning rate's factor: from 1 to 0 along half a cosine.": (
        "학습률에 곱하는 값: 코사인 곡선의 반을 따라 1에서 0으로 내려갑니다."
    ),
    "The learning rate's factor: up from 1/25 to 1, then down to almost 0.": (
        "학습률에 곱하는 값: 1/25에서 1까지 올라갔다가 거의 0까지 내려갑니다."
    ),
    "Laid out over the epochs that were planned: the run was ended early.": (
        "처음 계획한 에폭 수에 맞춘 스케줄입니다. 학습은 그보다 일찍 끝냈습니다."
    ),
    "The learning rate of a step, counted from 1, as it was set while the run went.": (
        "스텝(1부터)의 학습률입니다. 학습 도중에 바꾼 값을 그대로 따릅니다."
    ),
    "After how many steps the learning rate was set, and to what.": (
        "(그때까지 끝낸 스텝 수, 새로 정한 학습률)의 목록입니다."
    ),
    "from step {step} on": "스텝 {step}부터",
    "From epoch {first} on: here the run was made longer.": (
        "에폭 {first}부터: 여기서 에폭을 더 늘렸습니다."
    ),
    # Loop
    "Whether the device computes in bfloat16; elsewhere float32 is faster.": (
        "장치가 bfloat16 연산을 지원하는지 확인합니다. 아니면 float32가 빠릅니다."
    ),
    "One epoch: a step for each batch. Mean loss and accuracy on the way.": (
        "한 에폭: 배치마다 한 스텝씩 학습하고, 그동안의 평균 손실과 정확도를 돌려줍니다."
    ),
    "Mean loss and accuracy on images that the model does not learn from.": (
        "학습에 쓰지 않는 이미지로 평균 손실과 정확도를 구합니다."
    ),
    "What the model draws by chance, as dropout does, follows from the step.": (
        "드롭아웃처럼 모델이 무작위로 뽑는 값은 스텝 번호로 정해집니다."
    ),
    "Loss {value} at step {step}: lower the learning rate.": (
        "스텝 {step}에서 손실이 {value}입니다. 학습률을 줄이세요."
    ),
    "Validation loss is not finite: lower the learning rate.": (
        "검증 손실이 유한하지 않습니다. 학습률을 줄이세요."
    ),
    "Steps are counted on from epoch to epoch.": "스텝 번호는 에폭이 바뀌어도 이어서 셉니다.",
    "The time budget is used up.": "정해 둔 시간이 다 되었습니다.",
    "The loss has not fallen for this many epochs.": (
        "정해 둔 에폭 수만큼 손실이 줄지 않았습니다."
    ),
    "Here the time budget was used up.": "정해 둔 시간이 여기서 다 되었습니다.",
    "Each epoch has an order of its own, and always the same one.": (
        "에폭마다 순서가 다르지만, 다시 실행해도 같은 순서입니다."
    ),
}
