<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>AboutWindow</name>
    <message>
        <source>About Atelier</source>
        <translation>Atelier 정보</translation>
    </message>
    <message>
        <source>Atelier {0}</source>
        <translation>Atelier {0}</translation>
    </message>
    <message>
        <source>Watch a network learn to tell clothes apart, look into it, and draw clothes for it to name.</source>
        <translation>신경망이 옷을 구별하는 법을 배우는 과정을 지켜보고, 그 안을 들여다보고, 옷을 그려 맞히게 해 보세요.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>구성 요소</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Parts, their versions and licences</source>
        <translation>구성 요소와 버전, 라이선스</translation>
    </message>
    <message>
        <source>Looking up versions...</source>
        <translation>버전을 확인하는 중...</translation>
    </message>
    <message>
        <source>Trains on {0}: {1}</source>
        <translation>학습 장치: {0}({1})</translation>
    </message>
    <message>
        <source>The weights that come with it have learned from Fashion-MNIST, and were measured with sketches from Quick, Draw! Neither comes with it: what you download keeps its own licence.</source>
        <translation>Atelier에 포함된 가중치는 Fashion-MNIST로 학습했고, Quick, Draw!의 스케치로 성능을 측정했습니다. 두 데이터셋은 포함되어 있지 않으며, 내려받은 데이터에는 원래 라이선스가 적용됩니다.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ActivationView</name>
    <message>
        <source>No values were kept here.</source>
        <translation>여기에는 보관한 값이 없습니다.</translation>
    </message>
    <message>
        <source>min {0}   max {1}</source>
        <translation>최소 {0}   최대 {1}</translation>
    </message>
    <message>
        <source>not finite: {0}</source>
        <translation>유한하지 않은 값: {0}개</translation>
    </message>
    <message>
        <source>[{0}] = {1}</source>
        <translation>[{0}] = {1}</translation>
    </message>
    <message>
        <source>The layer&apos;s values for this image</source>
        <translation>이 이미지에 대한 계층의 값</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>The loss is rising: {0}, after {1} at its lowest; try a tenth of the rate.</source>
        <translation>손실이 커지고 있습니다(현재 {0}, 최저 {1}). 학습률을 10분의 1로 낮춰 보세요.</translation>
    </message>
    <message>
        <source>The loss stays at that of guessing; start again with another learning rate.</source>
        <translation>손실이 무작위로 답할 때와 같은 수준에 머물러 있습니다. 다른 학습률로 다시 시작해 보세요.</translation>
    </message>
    <message>
        <source>It names {0} right, and guessing would name {1}; start again with another learning rate.</source>
        <translation>정확도가 {0}로, 무작위로 답할 때({1})와 비슷합니다. 다른 학습률로 다시 시작해 보세요.</translation>
    </message>
    <message>
        <source>{0} of the units are silent for every image (dead ReLUs); start again with a smaller learning rate.</source>
        <translation>유닛의 {0}가 모든 이미지에 0만 출력합니다(죽은 ReLU). 학습률을 낮춰 다시 시작해 보세요.</translation>
    </message>
    <message>
        <source>It is learning the training images by heart: the validation loss was lowest in epoch {0} and rises since.</source>
        <translation>학습 이미지를 외우고 있습니다(과적합). 검증 손실이 에폭 {0} 이후로 커지고 있습니다.</translation>
    </message>
    <message>
        <source>The loss fell by {0} in {1} steps; try 10 times the rate: {2}.</source>
        <translation>{1}스텝 동안 손실이 {0}만 줄었습니다. 학습률을 10배로 높여 보세요: {2}.</translation>
    </message>
</context>
<context>
    <name>AnswerBook</name>
    <message>
        <source>With Atelier&apos;s model</source>
        <translation>Atelier의 모델로 평가</translation>
    </message>
    <message>
        <source>With Atelier&apos;s model (it knows other images)</source>
        <translation>Atelier의 모델로 평가(다른 이미지로 학습한 모델)</translation>
    </message>
    <message>
        <source>With your own model (there is none yet)</source>
        <translation>내 모델로 평가(아직 없음)</translation>
    </message>
    <message>
        <source>With your own model ({0}, step {1})</source>
        <translation>내 모델로 평가({0}, 스텝 {1})</translation>
    </message>
    <message>
        <source>With your own model (it knows other images)</source>
        <translation>내 모델로 평가(다른 이미지로 학습한 모델)</translation>
    </message>
    <message>
        <source>{0} right: Atelier&apos;s model</source>
        <translation>정확도 {0}: Atelier의 모델</translation>
    </message>
    <message>
        <source>{0} right: your {1} of step {2}</source>
        <translation>정확도 {0}: 내 {1} 모델, 스텝 {2}</translation>
    </message>
    <message>
        <source>{0} right: your {1} of step {2}; it has moved on since</source>
        <translation>정확도 {0}: 내 {1} 모델, 스텝 {2}(그 뒤로 더 학습함)</translation>
    </message>
</context>
<context>
    <name>ArgumentFields</name>
    <message>
        <source>from the dataset</source>
        <translation>데이터셋에서 가져옴</translation>
    </message>
    <message>
        <source>needs a value</source>
        <translation>값을 입력하세요</translation>
    </message>
</context>
<context>
    <name>ArrayTable</name>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>Backprop</name>
    <message>
        <source>Make one loss first.</source>
        <translation>먼저 손실을 계산하세요.</translation>
    </message>
    <message>
        <source>MultiMarginLoss: the mean of max(0, 1 - right logit + other logit).</source>
        <translation>MultiMarginLoss: max(0, 1 - 정답 로짓 + 다른 로짓)의 평균입니다.</translation>
    </message>
    <message>
        <source>CrossEntropyLoss with its label smoothing or class weights.</source>
        <translation>레이블 스무딩이나 클래스 가중치를 적용한 CrossEntropyLoss입니다.</translation>
    </message>
    <message>
        <source>Cross entropy: the mean over the images of -log p, where p is what softmax gives to the right class.</source>
        <translation>교차 엔트로피: 이미지마다 구한 -log p의 평균입니다. p는 소프트맥스가 정답 클래스에 준 확률입니다.</translation>
    </message>
    <message>
        <source>part of the loss</source>
        <translation>손실 함수의 일부</translation>
    </message>
    <message>
        <source>the network itself</source>
        <translation>신경망 자체</translation>
    </message>
    <message>
        <source>made by {0}</source>
        <translation>만든 곳: {0}</translation>
    </message>
    <message>
        <source>gradient norm {0}</source>
        <translation>기울기 노름 {0}</translation>
    </message>
    <message>
        <source>keeps {0}</source>
        <translation>저장한 값: {0}</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Finite difference</source>
        <translation>유한 차분</translation>
    </message>
    <message>
        <source>Relative difference</source>
        <translation>상대 오차</translation>
    </message>
    <message>
        <source>both 0 but for rounding</source>
        <translation>반올림 오차를 빼면 둘 다 0</translation>
    </message>
    <message>
        <source>torch&apos;s own optimizer: {0}, equal to the last bit.</source>
        <translation>torch의 옵티마이저로 구한 값은 {0}입니다. 마지막 비트까지 같습니다.</translation>
    </message>
    <message>
        <source>torch&apos;s own optimizer: {0}.</source>
        <translation>torch의 옵티마이저로 구한 값은 {0}입니다.</translation>
    </message>
    <message>
        <source>torch&apos;s own optimizer: {0}; {1} steps of float32 away, by rounding.</source>
        <translation>torch의 옵티마이저로 구한 값은 {0}입니다. 반올림 때문에 float32 간격으로 {1}칸 차이가 납니다.</translation>
    </message>
</context>
<context>
    <name>BackpropCode</name>
    <message>
        <source>Model: Backprop</source>
        <translation>모델: 역전파</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>After the step</source>
        <translation>스텝 후</translation>
    </message>
    <message>
        <source>Make one loss first.</source>
        <translation>먼저 손실을 계산하세요.</translation>
    </message>
    <message>
        <source>The optimizer was changed between the steps: begin again.</source>
        <translation>스텝을 진행하는 동안 옵티마이저가 바뀌었습니다. 손실부터 다시 계산하세요.</translation>
    </message>
</context>
<context>
    <name>BackpropView</name>
    <message>
        <source>Autograd graph</source>
        <translation>계산 그래프</translation>
    </message>
    <message>
        <source>Make one loss: the graph that autograd records while the network computes it appears here.</source>
        <translation>손실(loss)을 계산하세요. 신경망이 계산하는 동안 autograd가 기록한 계산 그래프가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>텍스트로 복사</translation>
    </message>
    <message>
        <source>Zoom in (+, wheel, pinch)</source>
        <translation>확대(+, 마우스 휠, 두 손가락)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>축소(-)</translation>
    </message>
    <message>
        <source>Show all of the graph (0)</source>
        <translation>그래프 전체 보기(0)</translation>
    </message>
    <message>
        <source>Copy the graph as text (Ctrl+C)</source>
        <translation>그래프를 텍스트로 복사(Ctrl+C)</translation>
    </message>
    <message>
        <source>Arrows: the way that gradients take</source>
        <translation>화살표: 기울기가 전파되는 방향</translation>
    </message>
    <message>
        <source>Choose a node to read what it keeps and what came to it.</source>
        <translation>노드를 선택하면 노드가 저장한 값과 노드에 전달된 기울기(gradient)가 보입니다.</translation>
    </message>
</context>
<context>
    <name>BalanceCard</name>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es) have no training images: they cannot be learnt.</source>
        <translation>
            <numerusform>클래스 %Ln개에 학습 이미지가 없어 배울 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Balanced: each class has about {0} of the training images (dashed line), so that guessing is right that often.</source>
        <translation>균형이 맞습니다. 클래스마다 학습 이미지의 약 {0}를 차지하므로(점선), 무작위로 답해도 그만큼은 맞힙니다.</translation>
    </message>
    <message>
        <source>Unbalanced: the largest class has {1} times as many training images as the smallest (an equal share is {0}, dashed line). A network learns rare classes worse; draw them more often (sampler) or weigh them more (loss).</source>
        <translation>균형이 맞지 않습니다. 가장 큰 클래스의 학습 이미지가 가장 작은 클래스의 {1}배입니다(고르게 나누면 {0}, 점선). 신경망은 드문 클래스를 잘 배우지 못하므로, 더 자주 뽑거나(샘플러) 가중치를 높이세요(손실 함수).</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
</context>
<context>
    <name>BasicFields</name>
    <message>
        <source>First network</source>
        <translation>첫 신경망</translation>
    </message>
    <message>
        <source>A small convolutional network that learns outlines too. On the garments it takes about half a minute, and then it has a go at what you draw.</source>
        <translation>윤곽선도 함께 배우는 작은 합성곱 신경망입니다. &apos;옷과 소품&apos; 데이터셋으로는 30초쯤 걸리고, 학습이 끝나면 직접 그린 그림도 맞혀 봅니다.</translation>
    </message>
    <message>
        <source>The tutorial</source>
        <translation>튜토리얼</translation>
    </message>
    <message>
        <source>What PyTorch&apos;s first tutorial does: simple, and slow to learn. It gets about 65 % of Fashion-MNIST right.</source>
        <translation>PyTorch의 첫 튜토리얼 그대로입니다. 단순하지만 느리게 배웁니다. Fashion-MNIST의 65% 정도를 맞힙니다.</translation>
    </message>
    <message>
        <source>Adam instead</source>
        <translation>튜토리얼 + Adam</translation>
    </message>
    <message>
        <source>The tutorial&apos;s network with another optimizer. It gets about 88 % of Fashion-MNIST right.</source>
        <translation>튜토리얼의 신경망에서 옵티마이저만 바꿨습니다. Fashion-MNIST의 88% 정도를 맞힙니다.</translation>
    </message>
    <message>
        <source>A good CNN</source>
        <translation>좋은 CNN</translation>
    </message>
    <message>
        <source>A small convolutional network. It gets more than 91 % of Fashion-MNIST right.</source>
        <translation>작은 합성곱 신경망입니다. Fashion-MNIST를 91% 넘게 맞힙니다.</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>빠른 학습</translation>
    </message>
    <message>
        <source>A small residual network and a recipe that gets as many right as possible in few epochs.</source>
        <translation>작은 잔차 신경망을 몇 에폭 만에 최대한 많이 맞히도록 학습시키는 설정입니다.</translation>
    </message>
    <message>
        <source>Sketch-ready</source>
        <translation>스케치 인식</translation>
    </message>
    <message>
        <source>Learns outlines too, so that it can name what you draw.</source>
        <translation>윤곽선도 함께 배워서, 직접 그린 그림도 알아봅니다.</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 설정</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>A network with settings that are known to work. Choose one, then change what you like; it becomes your own.</source>
        <translation>잘 되는 것으로 확인된 신경망과 설정입니다. 하나를 고른 뒤 원하는 값을 바꾸면 &apos;직접 설정&apos;이 됩니다.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에폭(epoch)</translation>
    </message>
    <message>
        <source>How often the network sees every training image. Too many: it learns the training images by heart and gets worse on others.</source>
        <translation>신경망이 학습 이미지 전체를 보는 횟수입니다. 너무 많으면 학습 이미지를 외워 버려 다른 이미지에서는 오히려 나빠집니다(과적합).</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Images per step. Large batches make fewer, steadier steps; too large and there are too few of them to learn in an epoch.</source>
        <translation>한 스텝에 쓰는 이미지 수(batch size)입니다. 배치가 크면 스텝 수는 줄지만 더 안정적입니다. 너무 크면 한 에폭의 스텝이 모자라 제대로 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>How a gradient becomes a step. SGD takes the gradient as it is; Adam, AdamW and RMSprop scale it for each weight and usually need fewer epochs.</source>
        <translation>기울기(gradient)로 가중치를 바꾸는 방법입니다. SGD는 기울기를 그대로 쓰고, Adam, AdamW, RMSprop은 가중치마다 크기를 조절해서 보통 더 적은 에폭으로 배웁니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How large a step is; the highest one, if there is a schedule. Too small: nothing seems to happen. Too large: the loss jumps about or becomes infinite.</source>
        <translation>한 스텝에서 가중치를 바꾸는 정도(learning rate)입니다. 스케줄이 있으면 그중 가장 큰 값입니다. 너무 작으면 거의 배우지 못하고, 너무 크면 손실이 요동치거나 발산합니다.</translation>
    </message>
</context>
<context>
    <name>BatchView</name>
    <message>
        <source>The batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>The chosen image of the batch</source>
        <translation>배치에서 선택한 이미지</translation>
    </message>
</context>
<context>
    <name>BroadcastPicture</name>
    <message>
        <source>Broadcasting: {0} {1} {2} gives {3}.</source>
        <translation>브로드캐스팅: {0} {1} {2} 계산 결과의 모양은 {3}입니다.</translation>
    </message>
    <message>
        <source>Broadcasting</source>
        <translation>브로드캐스팅</translation>
    </message>
</context>
<context>
    <name>BuilderCode</name>
    <message>
        <source>Model: Builder</source>
        <translation>모델: 만들기</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>No dataset is open yet.</source>
        <translation>아직 열린 데이터셋이 없습니다.</translation>
    </message>
</context>
<context>
    <name>BuilderRows</name>
    <message>
        <source>Parameters: {0}</source>
        <translation>매개변수: {0}개</translation>
    </message>
    <message>
        <source>On the way around: {0}</source>
        <translation>스킵 연결: {0}</translation>
    </message>
</context>
<context>
    <name>BuilderSide</name>
    <message>
        <source>The network as a Python class</source>
        <translation>신경망을 나타낸 파이썬 클래스</translation>
    </message>
    <message>
        <source>Settings and code of the network</source>
        <translation>신경망의 설정과 코드</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>계층</translation>
    </message>
    <message>
        <source>The class</source>
        <translation>클래스 코드</translation>
    </message>
    <message>
        <source>Size of the network</source>
        <translation>신경망의 크기</translation>
    </message>
    <message>
        <source>What the network puts out</source>
        <translation>신경망의 출력</translation>
    </message>
    <message>
        <source>What training uses</source>
        <translation>학습에 쓰는 신경망</translation>
    </message>
    <message>
        <source>Use this network</source>
        <translation>이 신경망 사용</translation>
    </message>
    <message>
        <source>Parameters: {0}</source>
        <translation>매개변수(parameter): {0}개</translation>
    </message>
    <message>
        <source>Correct the mistakes first</source>
        <translation>먼저 오류를 고치세요</translation>
    </message>
    <message>
        <source>Train this network, and look at it in the other pages</source>
        <translation>이 신경망을 학습에 쓰고 다른 페이지에서도 살펴보기</translation>
    </message>
    <message>
        <source>Output: not known, because of the mistake</source>
        <translation>출력: 오류 때문에 알 수 없음</translation>
    </message>
    <message>
        <source>Output: {0}, one number for each of {1} classes</source>
        <translation>출력: {0}, 클래스 {1}개에 숫자 하나씩</translation>
    </message>
    <message>
        <source>Output: {0}, which does not fit {1} classes</source>
        <translation>출력: {0}, 클래스 {1}개와 맞지 않음</translation>
    </message>
    <message>
        <source>Training uses this network.</source>
        <translation>학습에 이 신경망을 씁니다.</translation>
    </message>
    <message>
        <source>Training uses it as it was before your changes.</source>
        <translation>학습에는 바꾸기 전의 신경망을 씁니다.</translation>
    </message>
    <message>
        <source>Training uses the model &quot;{0}&quot;, not this network.</source>
        <translation>학습에는 이 신경망이 아니라 &quot;{0}&quot; 모델을 씁니다.</translation>
    </message>
</context>
<context>
    <name>BuilderView</name>
    <message>
        <source>This network has {0} parameters: {1} GB, and four times that in a training.</source>
        <translation>이 신경망의 매개변수는 {0}개입니다. 메모리가 {1} GB 필요하고, 학습할 때는 그 네 배가 필요합니다.</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>그래도 사용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Opening the images...</source>
        <translation>이미지를 여는 중...</translation>
    </message>
    <message>
        <source>Input: {0}, one picture of {1}</source>
        <translation>입력: {0}, {1} 이미지 한 장</translation>
    </message>
    <message numerus="yes">
        <source>%Ln layer(s) are chosen.</source>
        <translation>
            <numerusform>계층 %Ln개를 선택했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The network is empty: add a layer, or begin with a preset.</source>
        <translation>신경망이 비어 있습니다. 계층을 추가하거나 프리셋으로 시작하세요.</translation>
    </message>
    <message>
        <source>Choose a layer to change its settings. What a layer gets from the one before it fills itself in.</source>
        <translation>계층을 선택하면 설정을 바꿀 수 있습니다. 앞 계층에서 받는 값의 크기는 자동으로 채워집니다.</translation>
    </message>
</context>
<context>
    <name>CalibrationPlot</name>
    <message>
        <source>Confidence {0} to {1}: no images</source>
        <translation>확신도 {0} ~ {1}: 이미지 없음</translation>
    </message>
    <message numerus="yes">
        <source>Confidence {0} to {1}: %Ln image(s), {2} named right</source>
        <translation>
            <numerusform>확신도 {0} ~ {1}: 이미지 %Ln장, 맞힌 비율 {2}</numerusform>
        </translation>
    </message>
    <message>
        <source>Confidence from</source>
        <translation>확신도 하한</translation>
    </message>
    <message>
        <source>to</source>
        <translation>확신도 상한</translation>
    </message>
    <message>
        <source>Mean confidence</source>
        <translation>평균 확신도</translation>
    </message>
    <message>
        <source>Share named right</source>
        <translation>맞힌 비율</translation>
    </message>
    <message>
        <source>The network&apos;s answers are no numbers: there is nothing to compare.</source>
        <translation>신경망의 출력이 숫자가 아니어서 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>Too sure of itself: {0} confident on average, and {1} are right. Expected calibration error: {2} points, the bars&apos; mean distance from the dashed line.</source>
        <translation>확신이 지나칩니다. 평균 확신도는 {0}인데 맞힌 비율은 {1}입니다. 기대 보정 오차(ECE): {2}%p(막대와 점선 사이의 평균 거리).</translation>
    </message>
    <message>
        <source>Not sure enough: {0} confident on average, and {1} are right. Expected calibration error: {2} points, the bars&apos; mean distance from the dashed line.</source>
        <translation>확신이 부족합니다. 평균 확신도는 {0}인데 맞힌 비율은 {1}입니다. 기대 보정 오차(ECE): {2}%p(막대와 점선 사이의 평균 거리).</translation>
    </message>
    <message>
        <source>About as sure as it is right: {0} confident on average, and {1} are right. Expected calibration error: {2} points, the bars&apos; mean distance from the dashed line.</source>
        <translation>확신과 정답률이 잘 맞습니다. 평균 확신도는 {0}, 맞힌 비율은 {1}입니다. 기대 보정 오차(ECE): {2}%p(막대와 점선 사이의 평균 거리).</translation>
    </message>
    <message>
        <source>Confidence of the answer</source>
        <translation>답의 확신도</translation>
    </message>
    <message>
        <source>Named right</source>
        <translation>맞힌 비율</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>보정</translation>
    </message>
</context>
<context>
    <name>CatalogueCode</name>
    <message>
        <source>Data: Catalogue</source>
        <translation>데이터: 카탈로그</translation>
    </message>
    <message>
        <source>{0} training, {1} test</source>
        <translation>학습 {0}장, 테스트 {1}장</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Open this dataset first: its images go along as a file.</source>
        <translation>먼저 이 데이터셋을 여세요. 코드와 함께 쓸 이미지 파일을 만들어야 합니다.</translation>
    </message>
</context>
<context>
    <name>CatalogueView</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>그림 파일 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>클래스 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: {1} in {2}</source>
        <translation>{0}: {2}, {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>읽지 못한 파일 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: {1} in {2}; {3}</source>
        <translation>{0}: {2}, {1}, {3}</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>아무것도 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>Waiting for the answer to the question above.</source>
        <translation>위 질문의 답을 기다리고 있습니다.</translation>
    </message>
</context>
<context>
    <name>ClassBalance</name>
    <message>
        <source>{0}: {1} training images ({2}), {3} test images ({4})</source>
        <translation>{0}: 학습 이미지 {1}장({2}), 테스트 이미지 {3}장({4})</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Images of each class</source>
        <translation>클래스별 이미지 수</translation>
    </message>
</context>
<context>
    <name>ClassFilter</name>
    <message>
        <source>All classes</source>
        <translation>모든 클래스</translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>클래스 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Which classes to show</source>
        <translation>표시할 클래스</translation>
    </message>
</context>
<context>
    <name>ClassPopup</name>
    <message>
        <source>All classes</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Scores of each class</source>
        <translation>클래스별 점수</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the code to the clipboard</source>
        <translation>코드를 클립보드에 복사</translation>
    </message>
</context>
<context>
    <name>CodeDock</name>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>코드 창(&amp;C)</translation>
    </message>
    <message>
        <source>The lines of PyTorch that equal what a page shows</source>
        <translation>페이지에 보이는 내용과 똑같은 일을 하는 PyTorch 코드</translation>
    </message>
</context>
<context>
    <name>CodeListing</name>
    <message>
        <source>The code of this page</source>
        <translation>이 페이지의 코드</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the code to the clipboard</source>
        <translation>코드를 클립보드에 복사</translation>
    </message>
</context>
<context>
    <name>CodePane</name>
    <message>
        <source>This page has no code.</source>
        <translation>이 페이지에는 코드가 없습니다.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the code to the clipboard</source>
        <translation>코드를 클립보드에 복사</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>저장...</translation>
    </message>
    <message>
        <source>Save the code, and the files that it reads, in a new folder</source>
        <translation>코드와 코드가 읽는 파일을 새 폴더에 저장</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>코드 실행</translation>
    </message>
    <message>
        <source>End the code that runs</source>
        <translation>실행 중인 코드 정지</translation>
    </message>
    <message>
        <source>Run the code as it is now, in a Python process of its own</source>
        <translation>지금 보이는 코드를 별도의 파이썬 프로세스에서 실행</translation>
    </message>
    <message>
        <source>Where to save the code</source>
        <translation>코드를 저장할 폴더 선택</translation>
    </message>
    <message>
        <source>Saved in {0}.</source>
        <translation>{0} 폴더에 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Epoch of the run</source>
        <translation>이 학습의 에폭</translation>
    </message>
    <message>
        <source>Choose something to compare these weights with. The distance of each parameter from it then stands here.</source>
        <translation>이 가중치와 비교할 대상을 고르세요. 매개변수마다 얼마나 떨어져 있는지 여기에 보입니다.</translation>
    </message>
    <message>
        <source>All together: L2 distance {0}, relative {1}, largest {2}, cosine {3}.</source>
        <translation>전체: L2 거리 {0}, 상대 거리 {1}, 최대 차이 {2}, 코사인 {3}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) left out: NaN or infinite.</source>
        <translation>
            <numerusform>NaN이거나 무한대인 값 %Ln개를 뺐습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parameter(s) have no counterpart of their shape.</source>
        <translation>
            <numerusform>매개변수 %Ln개는 모양이 같은 짝이 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is shown now, beside fresh weights of seed {0}.</source>
        <translation>지금 보이는 가중치와 시드 {0} 값으로 새로 초기화한 가중치를 비교합니다.</translation>
    </message>
    <message>
        <source>What is shown now, beside epoch {0} of the run.</source>
        <translation>지금 보이는 가중치와 이 학습의 에폭 {0} 가중치를 비교합니다.</translation>
    </message>
    <message>
        <source>What is shown now, beside {0}.</source>
        <translation>지금 보이는 가중치와 {0} 파일의 가중치를 비교합니다.</translation>
    </message>
    <message>
        <source>What is shown now, beside the weights that ship with Atelier.</source>
        <translation>지금 보이는 가중치와 Atelier에 포함된 가중치를 비교합니다.</translation>
    </message>
    <message>
        <source>Compare two</source>
        <translation>가중치 비교</translation>
    </message>
    <message>
        <source>With</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Seed to compare with</source>
        <translation>비교할 시드</translation>
    </message>
    <message>
        <source>Epoch to compare with</source>
        <translation>비교할 에폭</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Fresh weights of seed</source>
        <translation>새로 초기화한 가중치, 시드</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>The weights that ship</source>
        <translation>Atelier에 포함된 가중치</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>{0} named right: {1} of {2}</source>
        <translation>{0} {2}장 중 {1}장을 맞힘</translation>
    </message>
    <message>
        <source>{0} named {1}: {2} of {3}</source>
        <translation>{0} {3}장 중 {2}장을 {1}(으)로 예측</translation>
    </message>
    <message>
        <source>What the network named it</source>
        <translation>예측 클래스</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>실제 클래스</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>모두 복사</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>데이터 복사</translation>
    </message>
</context>
<context>
    <name>CrashNotice</name>
    <message>
        <source>Go on with the training</source>
        <translation>학습 이어서 하기</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>로그 열기</translation>
    </message>
    <message>
        <source>Atelier ended unexpectedly last time. Kept: your drawing and your settings.</source>
        <translation>지난번에 Atelier가 예기치 않게 종료되었습니다. 그림과 설정은 그대로 남아 있습니다.</translation>
    </message>
    <message>
        <source>Atelier ended unexpectedly last time. Kept: your drawing and your settings. The training &quot;{0}&quot; had only just begun; nothing of it was saved yet.</source>
        <translation>지난번에 Atelier가 예기치 않게 종료되었습니다. 그림과 설정은 그대로 남아 있습니다. &quot;{0}&quot; 학습은 막 시작한 참이어서 아직 저장된 것이 없습니다.</translation>
    </message>
    <message>
        <source>Atelier ended unexpectedly last time. Kept: your drawing, your settings, and the training &quot;{0}&quot; up to step {1}.</source>
        <translation>지난번에 Atelier가 예기치 않게 종료되었습니다. 그림과 설정, 그리고 &quot;{0}&quot; 학습의 스텝 {1}까지는 그대로 남아 있습니다.</translation>
    </message>
</context>
<context>
    <name>CurvesCode</name>
    <message>
        <source>Training: Curves</source>
        <translation>학습: 곡선</translation>
    </message>
    <message>
        <source>Loss of step {0}</source>
        <translation>스텝 {0}의 손실</translation>
    </message>
    <message>
        <source>No dataset is open yet.</source>
        <translation>아직 열린 데이터셋이 없습니다.</translation>
    </message>
    <message>
        <source>What the form says cannot be trained.</source>
        <translation>지금의 학습 설정으로는 학습할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>CustomBar</name>
    <message>
        <source>Open a file...</source>
        <translation>파일 열기...</translation>
    </message>
    <message>
        <source>Start from an example</source>
        <translation>예제로 시작</translation>
    </message>
    <message>
        <source>Save a copy...</source>
        <translation>사본 저장...</translation>
    </message>
    <message>
        <source>Where the code comes from</source>
        <translation>코드의 출처</translation>
    </message>
    <message>
        <source>There is no code yet: open a file, or start from an example.</source>
        <translation>아직 코드가 없습니다. 파일을 열거나 예제로 시작하세요.</translation>
    </message>
    <message>
        <source>A class of your own</source>
        <translation>내 클래스 파일 열기</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>사본 저장</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>파이썬 파일 (*.py)</translation>
    </message>
</context>
<context>
    <name>CustomCode</name>
    <message>
        <source>Model: Your class</source>
        <translation>모델: 내 클래스</translation>
    </message>
    <message>
        <source>No dataset is open yet.</source>
        <translation>아직 열린 데이터셋이 없습니다.</translation>
    </message>
    <message>
        <source>No class is chosen.</source>
        <translation>선택한 클래스가 없습니다.</translation>
    </message>
</context>
<context>
    <name>CustomExample</name>
    <message>
        <source>shape and classes have no default: they come from the dataset.</source>
        <translation>shape와 classes에는 기본값이 없습니다. 데이터셋에서 가져옵니다.</translation>
    </message>
    <message>
        <source>My network: change it, save it, and it is read again.</source>
        <translation>내 신경망: 고쳐서 저장하면 다시 읽습니다.</translation>
    </message>
    <message>
        <source>A flat picture, two hidden layers, one logit per class.</source>
        <translation>한 줄로 편 이미지, 은닉 계층 두 개, 클래스마다 로짓 하나.</translation>
    </message>
</context>
<context>
    <name>CustomPanel</name>
    <message>
        <source>This file is a program.</source>
        <translation>이 파일은 프로그램입니다.</translation>
    </message>
    <message>
        <source>It will run with your rights. Allow it only if you trust where it comes from.</source>
        <translation>내 사용자 권한으로 실행됩니다. 출처를 믿을 수 있을 때만 허용하세요.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Arguments of its constructor</source>
        <translation>생성자 인자</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Do not allow any more</source>
        <translation>허용 취소</translation>
    </message>
    <message>
        <source>The class is being tried out</source>
        <translation>클래스를 시험 실행하는 중</translation>
    </message>
    <message>
        <source>What it printed</source>
        <translation>출력한 내용</translation>
    </message>
    <message>
        <source>Use this network</source>
        <translation>이 신경망 사용</translation>
    </message>
    <message>
        <source>Allow and try</source>
        <translation>허용하고 시험 실행</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>시험 실행</translation>
    </message>
    <message>
        <source>It works, but:</source>
        <translation>작동하지만 문제가 있습니다:</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>잘 작동합니다.</translation>
    </message>
    <message>
        <source>Parameters: {0}</source>
        <translation>매개변수(parameter): {0}개</translation>
    </message>
    <message>
        <source>Parameters that do not learn: {0}</source>
        <translation>학습하지 않는 매개변수: {0}개</translation>
    </message>
    <message>
        <source>Shared with another parameter: {0}</source>
        <translation>다른 매개변수와 공유: {0}</translation>
    </message>
    <message>
        <source>Output for two pictures: {0}</source>
        <translation>이미지 두 장에 대한 출력: {0}</translation>
    </message>
    <message>
        <source>This is the network</source>
        <translation>사용 중인 신경망</translation>
    </message>
    <message>
        <source>The argument &quot;{0}&quot; needs a value.</source>
        <translation>&quot;{0}&quot; 인자의 값을 입력해 주세요.</translation>
    </message>
    <message>
        <source>Derived from {0}</source>
        <translation>상속한 클래스: {0}</translation>
    </message>
</context>
<context>
    <name>CustomView</name>
    <message>
        <source>Open a .py file with a class derived from nn.Module, or drop it here. It is shown first; nothing of it runs before you allow it.</source>
        <translation>nn.Module을 상속한 클래스가 있는 .py 파일을 열거나 여기에 끌어다 놓으세요. 먼저 내용만 보여 주며, 허용하기 전에는 아무것도 실행하지 않습니다.</translation>
    </message>
    <message>
        <source>This code came with a network that was opened.</source>
        <translation>열어 본 신경망에 들어 있던 코드입니다.</translation>
    </message>
    <message>
        <source>An example. Save a copy, and change it in your editor.</source>
        <translation>예제입니다. 사본을 저장해 사용하는 편집기에서 고쳐 보세요.</translation>
    </message>
    <message>
        <source>Here you choose its arguments, try it, and see what came of it.</source>
        <translation>여기에서 인자를 정하고 시험 실행해 결과를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no class in it that is derived from nn.Module.</source>
        <translation>nn.Module을 상속한 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>It can be tried when a dataset is there: see the Data tab.</source>
        <translation>시험 실행하려면 데이터셋이 필요합니다. 데이터 탭에서 준비하세요.</translation>
    </message>
    <message>
        <source>It is tried out in a process of its own, for at most {0} s.</source>
        <translation>별도의 프로세스에서 최대 {0}초 동안 시험 실행합니다.</translation>
    </message>
    <message>
        <source>It has {0} parameters; training them can take {1} GB of memory.</source>
        <translation>매개변수가 {0}개입니다. 학습시키려면 메모리가 {1} GB까지 필요할 수 있습니다.</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>그래도 사용</translation>
    </message>
</context>
<context>
    <name>DataMenu</name>
    <message>
        <source>&amp;Data</source>
        <translation>데이터(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Catalogue...</source>
        <translation>카탈로그(&amp;C)...</translation>
    </message>
    <message>
        <source>&amp;Folder of pictures...</source>
        <translation>그림 폴더(&amp;F)...</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>평가(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Go to image...</source>
        <translation>이미지로 이동(&amp;G)...</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>이미지(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Transforms</source>
        <translation>변환(&amp;T)</translation>
    </message>
    <message>
        <source>Data&amp;Loader</source>
        <translation>DataLoader(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;At a glance</source>
        <translation>한눈에 보기(&amp;A)</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>데이터 폴더</translation>
    </message>
    <message>
        <source>Folder in which Atelier looks for datasets first</source>
        <translation>데이터셋을 먼저 찾는 폴더</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>선택...</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>파일 관리자에서 보기</translation>
    </message>
    <message>
        <source>Use the usual one</source>
        <translation>기본 폴더 사용</translation>
    </message>
    <message>
        <source>Atelier only reads there, so that one folder can serve all seats of a classroom. What you download goes to {0}</source>
        <translation>Atelier는 이 폴더를 읽기만 하므로 교실의 모든 자리에서 폴더 하나를 함께 쓸 수 있습니다. 내려받은 데이터를 저장하는 곳: {0}</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>찾는 중...</translation>
    </message>
    <message>
        <source>It is made with the first download.</source>
        <translation>처음 내려받을 때 만들어집니다.</translation>
    </message>
    <message>
        <source>Datasets in it: {0}.</source>
        <translation>들어 있는 데이터셋: {0}.</translation>
    </message>
    <message>
        <source>None of the datasets that can be downloaded is in it.</source>
        <translation>내려받을 수 있는 데이터셋이 하나도 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>It is read-only, which is all that is needed.</source>
        <translation>읽기 전용 폴더이지만 읽을 수만 있으면 됩니다.</translation>
    </message>
    <message>
        <source>This folder was named with --data-root, which overrules the setting until Atelier is started without it.</source>
        <translation>--data-root로 지정한 폴더입니다. 이 옵션 없이 Atelier를 시작할 때까지는 여기의 설정보다 우선합니다.</translation>
    </message>
    <message>
        <source>This folder was named with the environment variable ATELIER_DATA, which overrules the setting as long as it is set.</source>
        <translation>환경 변수 ATELIER_DATA로 지정한 폴더입니다. 이 변수가 있는 동안에는 여기의 설정보다 우선합니다.</translation>
    </message>
    <message>
        <source>This folder was named for all who use this machine. You can choose another.</source>
        <translation>이 컴퓨터의 모든 사용자를 위해 지정된 폴더입니다. 다른 폴더를 골라도 됩니다.</translation>
    </message>
</context>
<context>
    <name>DataTab</name>
    <message>
        <source>Pages of the Data tab</source>
        <translation>데이터 탭의 페이지</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>DataLoader</source>
        <translation>DataLoader</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>한눈에 보기</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>카탈로그</translation>
    </message>
    <message>
        <source>Opening {0}...</source>
        <translation>{0} 여는 중...</translation>
    </message>
    <message>
        <source>Atelier&apos;s model</source>
        <translation>Atelier의 모델</translation>
    </message>
    <message>
        <source>Your {0}</source>
        <translation>내 {0} 모델</translation>
    </message>
</context>
<context>
    <name>DatasetBar</name>
    <message>
        <source>Opening...</source>
        <translation>여는 중...</translation>
    </message>
    <message>
        <source>The dataset&apos;s state</source>
        <translation>데이터셋 상태</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋(dataset)</translation>
    </message>
    <message>
        <source>Opening {0}...</source>
        <translation>{0} 여는 중...</translation>
    </message>
    <message>
        <source>Opening {0}: {1}</source>
        <translation>{0} 여는 중: {1}</translation>
    </message>
    <message>
        <source>{0} images · {1} · {2}</source>
        <translation>이미지 {0}장 · {1} · {2}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>클래스 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} is not on this machine yet. It can be downloaded after {1}.</source>
        <translation>{0} 데이터셋이 아직 이 컴퓨터에 없습니다. {1} 다운로드가 끝나면 내려받을 수 있습니다.</translation>
    </message>
    <message>
        <source>{0} is neither in {1} nor among the downloads.</source>
        <translation>{0} 데이터셋이 {1} 폴더에도, 내려받은 데이터셋 중에도 없습니다.</translation>
    </message>
    <message>
        <source>{0} is not on this machine yet. It is the real thing: {1} photos of clothes.</source>
        <translation>{0} 데이터셋이 아직 이 컴퓨터에 없습니다. 실제 옷 사진 {1}장으로 이루어진 원본 데이터셋입니다.</translation>
    </message>
    <message>
        <source>{0} is not on this machine yet.</source>
        <translation>{0} 데이터셋이 아직 이 컴퓨터에 없습니다.</translation>
    </message>
    <message>
        <source>Download ({0} MB)</source>
        <translation>내려받기 ({0} MB)</translation>
    </message>
    <message>
        <source>{0} is on this machine now.</source>
        <translation>이제 {0} 데이터셋이 이 컴퓨터에 있습니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>A training is running on {0}. It goes on with its own images; show {1} instead?</source>
        <translation>{0} 데이터셋으로 학습하는 중입니다. 학습은 원래 이미지로 계속됩니다. {1} 데이터셋을 대신 표시할까요?</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>그대로 두기</translation>
    </message>
</context>
<context>
    <name>DatasetCard</name>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>맞춤 방식</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>웹사이트</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>저장 위치</translation>
    </message>
    <message>
        <source>About the chosen dataset</source>
        <translation>선택한 데이터셋 정보</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Locate on this machine...</source>
        <translation>이 컴퓨터에서 찾기...</translation>
    </message>
    <message>
        <source>Take over files that you have already: packed as they came, or extracted</source>
        <translation>이미 가지고 있는 파일을 가져오기(받은 그대로인 압축 파일이나 압축을 푼 파일)</translation>
    </message>
    <message>
        <source>In a folder...</source>
        <translation>폴더 선택...</translation>
    </message>
    <message>
        <source>As a file...</source>
        <translation>파일 선택...</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}개: {1}</translation>
    </message>
    <message>
        <source>not on this machine</source>
        <translation>이 컴퓨터에 없음</translation>
    </message>
    <message>
        <source>nowhere: drawn when it is opened</source>
        <translation>없음(열 때마다 새로 그림)</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>Download ({0} MB)</source>
        <translation>내려받기 ({0} MB)</translation>
    </message>
    <message>
        <source>Where is {0}?</source>
        <translation>{0} 데이터셋은 어디에 있나요?</translation>
    </message>
</context>
<context>
    <name>DatasetStates</name>
    <message>
        <source>Opening...</source>
        <translation>여는 중...</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>열려 있음</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>내장</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>찾는 중...</translation>
    </message>
    <message numerus="yes">
        <source>%Ln drawing(s)</source>
        <translation>
            <numerusform>그림 %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>이 컴퓨터에 있음</translation>
    </message>
    <message>
        <source>Download failed</source>
        <translation>다운로드 실패</translation>
    </message>
    <message>
        <source>Not here: {0} MB to download</source>
        <translation>없음(내려받기 {0} MB)</translation>
    </message>
    <message>
        <source>There are none yet. Draw something in the Draw tab, say what it is, and press &quot;Keep as sample&quot;.</source>
        <translation>아직 없습니다. 그리기 탭에서 그림을 그리고 무엇인지 고른 뒤 &quot;샘플로 보관&quot; 버튼을 누르세요.</translation>
    </message>
</context>
<context>
    <name>DatasetTable</name>
    <message>
        <source>Datasets</source>
        <translation>데이터셋 목록</translation>
    </message>
</context>
<context>
    <name>Datasets</name>
    <message>
        <source>{0} x {1}, grey</source>
        <translation>{0} x {1}, 흑백</translation>
    </message>
    <message>
        <source>{0} x {1}, colour</source>
        <translation>{0} x {1}, 컬러</translation>
    </message>
    <message>
        <source>fills the longer side</source>
        <translation>긴 변에 맞춤</translation>
    </message>
    <message>
        <source>centred by weight</source>
        <translation>무게중심에 맞춤</translation>
    </message>
    <message>
        <source>with a margin</source>
        <translation>여백을 둠</translation>
    </message>
    <message>
        <source>the whole picture</source>
        <translation>그림 전체</translation>
    </message>
    <message>
        <source>Trimmed, then scaled until the longer side fills the frame.</source>
        <translation>여백을 잘라 낸 뒤 긴 변이 틀에 꽉 차도록 크기를 맞춥니다.</translation>
    </message>
    <message>
        <source>Trimmed, scaled to 20 of 28 pixels, and put so that the middle of its ink is the middle of the frame.</source>
        <translation>여백을 잘라 내고 28픽셀 중 20픽셀 크기로 맞춘 뒤, 그려진 부분의 무게중심이 틀 한가운데에 오도록 놓습니다.</translation>
    </message>
    <message>
        <source>Trimmed, scaled to 24 of 28 pixels, in the middle of the frame.</source>
        <translation>여백을 잘라 내고 28픽셀 중 24픽셀 크기로 맞춘 뒤 틀 한가운데에 놓습니다.</translation>
    </message>
    <message>
        <source>Not trimmed: the whole picture, scaled until it fits.</source>
        <translation>여백을 잘라 내지 않고, 그림 전체가 틀에 들어가도록 크기를 맞춥니다.</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>명시되지 않음</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>퍼블릭 도메인</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>내 것</translation>
    </message>
    <message>
        <source>{0} kB/s</source>
        <translation>{0} kB/s</translation>
    </message>
    <message>
        <source>{0} MB/s</source>
        <translation>{0} MB/s</translation>
    </message>
    <message>
        <source>{0} s left</source>
        <translation>{0}초 남음</translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation>{0}분 남음</translation>
    </message>
    <message>
        <source>{0} h left</source>
        <translation>{0}시간 남음</translation>
    </message>
    <message>
        <source>Cancelling...</source>
        <translation>취소하는 중...</translation>
    </message>
    <message>
        <source>Unpacking...</source>
        <translation>압축을 푸는 중...</translation>
    </message>
    <message>
        <source>Copying {0}</source>
        <translation>{0} 복사하는 중</translation>
    </message>
    <message>
        <source>Downloading {0}</source>
        <translation>{0} 내려받는 중</translation>
    </message>
    <message>
        <source>Downloading {0}, waiting for the server</source>
        <translation>{0} 내려받는 중, 서버 응답 대기</translation>
    </message>
    <message>
        <source>Downloading {0}, {1}, {2}</source>
        <translation>{0} 내려받는 중, {1}, {2}</translation>
    </message>
    <message>
        <source>Clothes that Atelier draws itself, in the ten classes of Fashion-MNIST: here without a network, and the same on every machine.</source>
        <translation>Atelier가 직접 그리는 옷과 소품으로, Fashion-MNIST와 같은 열 가지 클래스입니다. 인터넷 없이 쓸 수 있고 어느 컴퓨터에서나 똑같습니다.</translation>
    </message>
    <message>
        <source>Photos of clothes from the shop Zalando, in the format of MNIST but harder. Made by Han Xiao, Kashif Rasul and Roland Vollgraf, 2017.</source>
        <translation>쇼핑몰 Zalando의 옷 사진입니다. MNIST와 형식은 같지만 더 어렵습니다. Han Xiao, Kashif Rasul, Roland Vollgraf가 2017년에 만들었습니다.</translation>
    </message>
    <message>
        <source>Digits in the handwriting of American census workers and pupils. Put together from NIST&apos;s forms by Yann LeCun, Corinna Cortes and Christopher Burges, 1998.</source>
        <translation>미국 인구조사국 직원과 학생들이 손으로 쓴 숫자입니다. Yann LeCun, Corinna Cortes, Christopher Burges가 1998년에 NIST의 서식에서 모았습니다.</translation>
    </message>
    <message>
        <source>Ten cursive Japanese characters (kuzushiji), cut from books of former centuries. Made by Tarin Clanuwat and others for the Center for Open Data in the Humanities, 2018.</source>
        <translation>수백 년 전 책에서 잘라 낸 일본어 흘림체 글자(구즈시지) 열 가지입니다. Tarin Clanuwat 등이 2018년에 일본의 인문학 오픈데이터 공동이용센터(CODH)에서 만들었습니다.</translation>
    </message>
    <message>
        <source>Handwritten letters, capital and small ones in one class. Made from NIST&apos;s forms by Gregory Cohen and others at Western Sydney University, 2017.</source>
        <translation>손으로 쓴 로마자로, 대문자와 소문자를 한 클래스로 묶었습니다. 웨스턴시드니 대학교의 Gregory Cohen 등이 2017년에 NIST의 서식으로 만들었습니다.</translation>
    </message>
    <message>
        <source>Digits from the envelopes of the US Postal Service, smaller than MNIST&apos;s. Scanned in Buffalo around 1990 and used by Yann LeCun&apos;s first convolutional networks.</source>
        <translation>미국 우정청(USPS) 우편 봉투에 적힌 숫자로, MNIST보다 크기가 작습니다. 1990년 무렵 버펄로에서 스캔했고, Yann LeCun의 첫 합성곱 신경망에 쓰였습니다.</translation>
    </message>
    <message>
        <source>Small colour photos of animals and vehicles. Labelled by Alex Krizhevsky, Vinod Nair and Geoffrey Hinton in Toronto, 2009.</source>
        <translation>동물과 탈것을 찍은 작은 컬러 사진입니다. Alex Krizhevsky, Vinod Nair, Geoffrey Hinton이 2009년에 토론토에서 레이블을 붙였습니다.</translation>
    </message>
    <message>
        <source>What you have drawn in the Draw tab and given a label there, cut to size as the model sees it.</source>
        <translation>그리기 탭에서 그리고 레이블을 붙인 그림을 모델이 보는 모습대로 잘라 크기를 맞춘 것입니다.</translation>
    </message>
    <message>
        <source>Pictures of your own, in a folder for each class.</source>
        <translation>클래스별 폴더에 넣어 둔 내 그림 파일입니다.</translation>
    </message>
</context>
<context>
    <name>DeskKeeper</name>
    <message>
        <source>What was open the last time could not be read. The file is kept: {0}</source>
        <translation>지난번에 열려 있던 내용을 읽지 못했습니다. 파일은 그대로 두었습니다: {0}</translation>
    </message>
    <message>
        <source>What was open the last time could not be read: {0}.</source>
        <translation>지난번에 열려 있던 내용을 읽지 못했습니다: {0}.</translation>
    </message>
</context>
<context>
    <name>DeviceFigure</name>
    <message numerus="yes">
        <source>{0}, %Ln thread(s)</source>
        <translation>
            <numerusform>{0}, 스레드 %Ln개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DistanceModel</name>
    <message numerus="yes">
        <source>%Ln number(s) left out: NaN or infinite.</source>
        <translation>
            <numerusform>NaN이거나 무한대인 값 %Ln개를 뺐습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, missing from the other</source>
        <translation>{0}, 비교 대상에 없음</translation>
    </message>
    <message>
        <source>{0}, only in the other</source>
        <translation>{0}, 비교 대상에만 있음</translation>
    </message>
    <message>
        <source>{0}, in the other {1}</source>
        <translation>{0}, 비교 대상은 {1}</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>L2 distance: root of the sum of squared differences</source>
        <translation>L2 거리: 차이의 제곱을 모두 더한 값의 제곱근</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>상대 거리</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>최대 차이</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>Parameters and buffers by name</source>
        <translation>매개변수와 버퍼의 이름</translation>
    </message>
    <message>
        <source>Size along each axis</source>
        <translation>축마다의 크기</translation>
    </message>
    <message>
        <source>L2 distance divided by the norm of what is shown</source>
        <translation>L2 거리를 지금 보이는 값의 노름으로 나눈 값</translation>
    </message>
    <message>
        <source>Largest difference of two numbers</source>
        <translation>두 값의 차이 중 가장 큰 것</translation>
    </message>
    <message>
        <source>Cosine of the angle between both, 1 for the same direction</source>
        <translation>둘 사이 각도의 코사인(방향이 같으면 1)</translation>
    </message>
</context>
<context>
    <name>DistanceTable</name>
    <message>
        <source>Distance of each parameter</source>
        <translation>매개변수별 거리</translation>
    </message>
</context>
<context>
    <name>DoPart</name>
    <message>
        <source>Do it</source>
        <translation>해 보기</translation>
    </message>
    <message>
        <source>Take me there</source>
        <translation>그곳으로 이동</translation>
    </message>
    <message>
        <source>Show the page and the control that this is about</source>
        <translation>이 과제에 필요한 페이지와 컨트롤 보기</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Go on without the task; it does not count as done</source>
        <translation>과제를 하지 않고 넘어가기(완료로 치지 않음)</translation>
    </message>
    <message>
        <source>It is so already. Look at it, then continue.</source>
        <translation>이미 되어 있습니다. 살펴본 다음 계속을 누르세요.</translation>
    </message>
    <message>
        <source>Waiting for you...</source>
        <translation>직접 해 보기를 기다리는 중...</translation>
    </message>
    <message>
        <source>Skipped: it does not count as done.</source>
        <translation>건너뛰었습니다. 완료로 치지 않습니다.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>DrawMenu</name>
    <message>
        <source>D&amp;raw</source>
        <translation>그리기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Clear the sheet</source>
        <translation>모두 지우기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>붓(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>지우개(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>채우기(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>직선(&amp;L)</translation>
    </message>
    <message>
        <source>Mo&amp;ve</source>
        <translation>이동(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Mirror left and right</source>
        <translation>좌우 대칭(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Open picture...</source>
        <translation>그림 열기(&amp;O)...</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>그림 붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;drawing...</source>
        <translation>획 파일 열기(&amp;D)...</translation>
    </message>
    <message>
        <source>&amp;Remove template</source>
        <translation>밑그림 없애기(&amp;R)</translation>
    </message>
    <message>
        <source>Verd&amp;icts</source>
        <translation>판단(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>이유(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation>가르치기(&amp;T)</translation>
    </message>
</context>
<context>
    <name>DrawTab</name>
    <message>
        <source>Drawing</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>신경망이 보는 그림</translation>
    </message>
    <message>
        <source>Trained on photos and on drawn outlines.</source>
        <translation>사진과 윤곽선 그림으로 학습한 모델입니다.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>잠시만 기다려 주세요</translation>
    </message>
    <message>
        <source>Getting the models ready...</source>
        <translation>모델을 준비하는 중...</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>판단</translation>
    </message>
    <message>
        <source>Pages of the Draw tab</source>
        <translation>그리기 탭의 페이지</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>가르치기</translation>
    </message>
    <message>
        <source>Trained on photos and drawn outlines, and on your drawings.</source>
        <translation>사진과 윤곽선 그림, 그리고 내 그림으로 학습한 모델입니다.</translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation>판단할 수 없습니다</translation>
    </message>
    <message>
        <source>Not sure this is clothing</source>
        <translation>옷이나 소품인지 잘 모르겠습니다</translation>
    </message>
    <message>
        <source>If it is, it looks most like: {0}.</source>
        <translation>굳이 고르자면 가장 비슷한 것은 {0}입니다.</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>Keep drawing: the bars follow the pen.</source>
        <translation>계속 그려 보세요. 그리는 대로 막대가 바뀝니다.</translation>
    </message>
    <message>
        <source>Atelier&apos;s model: {0}, {1}</source>
        <translation>Atelier 모델: {0}, {1}</translation>
    </message>
    <message>
        <source>Atelier&apos;s model: not sure, perhaps {0}</source>
        <translation>Atelier 모델: 확실하지 않음, 아마도 {0}</translation>
    </message>
    <message>
        <source>Your model: {0}, {1}</source>
        <translation>내 모델: {0}, {1}</translation>
    </message>
    <message>
        <source>Your model: not sure, perhaps {0}</source>
        <translation>내 모델: 확실하지 않음, 아마도 {0}</translation>
    </message>
    <message>
        <source>Draw a piece of clothing</source>
        <translation>옷이나 소품을 그려 보세요</translation>
    </message>
    <message>
        <source>A T-shirt, trousers, a bag, a shoe... An outline is enough.</source>
        <translation>티셔츠, 바지, 가방, 신발... 윤곽선만 그려도 됩니다.</translation>
    </message>
</context>
<context>
    <name>DrawingCanvas</name>
    <message>
        <source>There is no picture in the clipboard.</source>
        <translation>클립보드에 그림이 없습니다.</translation>
    </message>
    <message>
        <source>What was dropped is not a picture on this computer.</source>
        <translation>끌어다 놓은 것은 이 컴퓨터에 있는 그림이 아닙니다.</translation>
    </message>
    <message>
        <source>Drawing canvas</source>
        <translation>그림판</translation>
    </message>
    <message>
        <source>The arrow keys move the drawing, + and - scale it.</source>
        <translation>화살표 키로 그림을 옮기고, +, - 키로 크기를 바꿉니다.</translation>
    </message>
    <message>
        <source>The arrow keys move a cursor, Space puts the pen down and lifts it.</source>
        <translation>화살표 키로 커서를 옮기고, 스페이스 키로 펜을 대거나 뗍니다.</translation>
    </message>
</context>
<context>
    <name>DrawingFiles</name>
    <message>
        <source>Saved as {0}.</source>
        <translation>저장했습니다: {0}</translation>
    </message>
</context>
<context>
    <name>DrawingShelf</name>
    <message>
        <source>the drawing</source>
        <translation>그림</translation>
    </message>
</context>
<context>
    <name>Drops</name>
    <message>
        <source>Drop to look at the picture in the Draw tab</source>
        <translation>놓으면 그리기 탭에서 이 그림을 봅니다</translation>
    </message>
    <message>
        <source>This lies on the web. Save it on this computer first.</source>
        <translation>웹에 있는 것입니다. 먼저 이 컴퓨터에 저장하세요.</translation>
    </message>
    <message>
        <source>Looking at {0}...</source>
        <translation>{0} 확인하는 중...</translation>
    </message>
    <message numerus="yes">
        <source>One of the %Ln file(s) is opened: the first that can be.</source>
        <translation>
            <numerusform>파일 %Ln개 중에서 열 수 있는 첫 번째 파일만 엽니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>All that Atelier opens ({0})</source>
        <translation>Atelier에서 열 수 있는 파일 ({0})</translation>
    </message>
    <message>
        <source>Specs, scripts and drawings ({0})</source>
        <translation>학습 사양, 스크립트, 획 파일 ({0})</translation>
    </message>
    <message>
        <source>Weights ({0})</source>
        <translation>가중치 ({0})</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>그림 ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Drop to look at {0} in the Draw tab</source>
        <translation>놓으면 그리기 탭에서 {0} 그림을 봅니다</translation>
    </message>
    <message>
        <source>Drop to go on with the drawing {0} in the Draw tab</source>
        <translation>놓으면 그리기 탭에서 {0} 획 파일을 이어서 그립니다</translation>
    </message>
    <message>
        <source>Drop to open the weights {0} in the Model tab</source>
        <translation>놓으면 모델 탭에서 {0} 가중치를 엽니다</translation>
    </message>
    <message>
        <source>Drop to open the network {0} in the Builder</source>
        <translation>놓으면 만들기 페이지에서 {0} 신경망을 엽니다</translation>
    </message>
    <message>
        <source>Drop to take the settings in {0}</source>
        <translation>놓으면 {0} 파일의 설정을 불러옵니다</translation>
    </message>
    <message>
        <source>Drop to take the settings of the script {0}</source>
        <translation>놓으면 {0} 스크립트의 설정을 불러옵니다</translation>
    </message>
    <message>
        <source>Drop to look at the class in {0}; nothing of it runs unasked</source>
        <translation>놓으면 {0} 파일의 클래스를 봅니다. 허락 없이는 아무것도 실행하지 않습니다</translation>
    </message>
    <message>
        <source>Drop to take the pictures in {0} as a dataset</source>
        <translation>놓으면 {0} 폴더의 그림을 데이터셋으로 가져옵니다</translation>
    </message>
    <message>
        <source>Drop to open the run {0} in the Training tab</source>
        <translation>놓으면 학습 탭에서 {0} 학습 기록을 엽니다</translation>
    </message>
    <message>
        <source>{0} cannot be opened: it is not there any more.</source>
        <translation>{0}을(를) 열 수 없습니다: 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: it cannot be read.</source>
        <translation>{0}을(를) 열 수 없습니다: 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: it is empty.</source>
        <translation>{0}을(를) 열 수 없습니다: 비어 있습니다.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: it is larger than a spec or a script is.</source>
        <translation>{0}을(를) 열 수 없습니다: 학습 사양이나 스크립트라고 하기에는 너무 큽니다.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: Atelier does not know this kind of file.</source>
        <translation>{0}을(를) 열 수 없습니다: Atelier가 모르는 종류의 파일입니다.</translation>
    </message>
</context>
<context>
    <name>DuplicatePairs</name>
    <message>
        <source>Show</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Within training</source>
        <translation>학습 데이터 안</translation>
    </message>
    <message>
        <source>Within test</source>
        <translation>테스트 데이터 안</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>둘 사이</translation>
    </message>
    <message>
        <source>Equal pairs</source>
        <translation>똑같은 쌍</translation>
    </message>
    <message>
        <source>Nearly equal pairs</source>
        <translation>거의 같은 쌍</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>All pairs</source>
        <translation>모든 쌍</translation>
    </message>
    <message>
        <source>Across training and test</source>
        <translation>학습 데이터와 테스트 데이터 사이</translation>
    </message>
    <message>
        <source>With different labels</source>
        <translation>레이블이 다른 쌍</translation>
    </message>
    <message>
        <source>Pairs of equal or nearly equal images</source>
        <translation>똑같거나 거의 같은 이미지 쌍</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>해당하는 쌍이 없습니다.</translation>
    </message>
    <message>
        <source>The first {0} of {1} pairs, nearest first</source>
        <translation>{1}쌍 중 처음 {0}쌍, 비슷한 순</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s), nearest first</source>
        <translation>
            <numerusform>%Ln쌍, 비슷한 순</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} / {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>{0} grey levels apart</source>
        <translation>밝기 {0}단계 차이</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>똑같음</translation>
    </message>
    <message>
        <source>training image {0}</source>
        <translation>학습 이미지 {0}</translation>
    </message>
    <message>
        <source>test image {0}</source>
        <translation>테스트 이미지 {0}</translation>
    </message>
</context>
<context>
    <name>DuplicatesCard</name>
    <message>
        <source>Duplicates</source>
        <translation>중복 이미지</translation>
    </message>
    <message>
        <source>A test image that is a training image, too, tests nothing: the network may know it by heart. Equal images with different labels contradict each other.</source>
        <translation>학습 데이터에도 있는 테스트 이미지로는 아무것도 확인할 수 없습니다. 신경망이 이미 외웠을 수 있기 때문입니다. 똑같은데 레이블이 다른 이미지는 서로 모순됩니다.</translation>
    </message>
    <message>
        <source>The root mean square of the differences of two images&apos; pixels, in grey levels of 0 to 255.</source>
        <translation>두 이미지의 픽셀 차이를 제곱평균제곱근(RMS)으로 나타낸 값입니다. 단위는 0부터 255까지의 밝기 단계입니다.</translation>
    </message>
    <message>
        <source>Nearly equal: grey levels apart, at most</source>
        <translation>거의 같다고 볼 최대 밝기 차이(단계)</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>중복 이미지 찾기</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>검색 진행률</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Nearly equal means: the root mean square of the pixels&apos; differences is at most {0} of 255 grey levels.</source>
        <translation>픽셀 차이의 제곱평균제곱근(RMS)이 밝기 255단계 중 {0}단계 이하이면 거의 같은 이미지로 봅니다.</translation>
    </message>
    <message>
        <source>There are more of them: the search ended at {0}.</source>
        <translation>더 있지만 {0}쌍에서 검색을 멈췄습니다.</translation>
    </message>
    <message>
        <source>The first edition of this dataset held 43 equal pairs in training, 1 in test and 10 across (issue 44 of its repository); its makers replaced them in 2017.</source>
        <translation>이 데이터셋의 첫 판에는 똑같은 쌍이 학습 데이터 안에 43쌍, 테스트 데이터 안에 1쌍, 둘 사이에 10쌍 있었습니다(저장소의 44번 이슈). 제작자들이 2017년에 다른 이미지로 바꿨습니다.</translation>
    </message>
</context>
<context>
    <name>DurationField</name>
    <message>
        <source>{0} min</source>
        <translation>{0}분</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0}초</translation>
    </message>
    <message>
        <source>s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>min</source>
        <translation>분</translation>
    </message>
</context>
<context>
    <name>DynamicView</name>
    <message>
        <source>Source of the example</source>
        <translation>예제 코드</translation>
    </message>
    <message>
        <source>Input A</source>
        <translation>입력 A</translation>
    </message>
    <message>
        <source>Input B</source>
        <translation>입력 B</translation>
    </message>
    <message>
        <source>forward() is plain Python: if and for decide anew for each input, and autograd records only what was done. Change a number and watch the graph.</source>
        <translation>forward()는 평범한 파이썬 코드입니다. 입력마다 if와 for의 흐름이 새로 정해지고, autograd는 실제로 실행한 계산만 기록합니다. 숫자를 바꾸고 그래프를 지켜보세요.</translation>
    </message>
</context>
<context>
    <name>EditMenu</name>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>모두 선택(&amp;A)</translation>
    </message>
    <message>
        <source>Copy as p&amp;icture</source>
        <translation>그림으로 복사(&amp;I)</translation>
    </message>
    <message>
        <source>Copy as &amp;data</source>
        <translation>데이터로 복사(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>찾기(&amp;F)</translation>
    </message>
</context>
<context>
    <name>EndFields</name>
    <message>
        <source>Time budget</source>
        <translation>시간 제한</translation>
    </message>
    <message>
        <source>Ends the run after this time of training, if the epochs are not done before; write 90 s or 10 min. Too large: it never acts.</source>
        <translation>에폭을 다 마치기 전이라도 이 시간이 지나면 학습을 끝냅니다. 90초, 10분처럼 적습니다. 너무 크면 아무 효과가 없습니다.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>Ends the run when the validation loss has not fallen for so many epochs. Too large: it never acts. Too small: a short bad spell ends the run.</source>
        <translation>검증 손실이 이 에폭 수만큼 줄지 않으면 학습을 끝냅니다. 너무 크면 아무 효과가 없고, 너무 작으면 잠깐 나빠지기만 해도 끝나 버립니다.</translation>
    </message>
    <message>
        <source>after {0}</source>
        <translation>{0} 제한</translation>
    </message>
    <message>
        <source>patience {0}</source>
        <translation>조기 종료 {0}</translation>
    </message>
</context>
<context>
    <name>EndPart</name>
    <message>
        <source>You have come to the end of this lesson.</source>
        <translation>이 수업을 마쳤습니다.</translation>
    </message>
    <message>
        <source>Right predictions at the first try: {0} of {1}</source>
        <translation>첫 시도에 맞힌 예측: {0}/{1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) not done yet. Their dots above lead back to them.</source>
        <translation>
            <numerusform>아직 마치지 않은 단계가 %Ln개 있습니다. 위의 점을 누르면 그 단계로 돌아갑니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: **{0}**</source>
        <translation>다음 수업: **{0}**</translation>
    </message>
</context>
<context>
    <name>EpochsPage</name>
    <message>
        <source>Values at the ends of the epochs</source>
        <translation>에폭이 끝날 때의 값</translation>
    </message>
    <message>
        <source>Gradient at the ends of the epochs</source>
        <translation>에폭이 끝날 때의 기울기</translation>
    </message>
    <message>
        <source>Epochs that are shown</source>
        <translation>표시된 에폭</translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s) still to be read</source>
        <translation>
            <numerusform>읽는 중: 남은 에폭 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} epochs are shown</source>
        <translation>에폭 {1}개 중 {0}개 표시</translation>
    </message>
</context>
<context>
    <name>ExampleChips</name>
    <message>
        <source>Make</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>인덱싱</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>모양 바꾸기</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>브로드캐스팅</translation>
    </message>
    <message>
        <source>NumPy and back</source>
        <translation>NumPy 변환</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>이동</translation>
    </message>
</context>
<context>
    <name>ExportCard</name>
    <message>
        <source>How to use the file, as Python</source>
        <translation>파일을 사용하는 파이썬 예제</translation>
    </message>
    <message>
        <source>Writing the file and reading it back...</source>
        <translation>파일을 쓰고 다시 읽어 확인하는 중...</translation>
    </message>
    <message>
        <source>{0} is written: {1}. Read back with {2}, its logits of {3} pictures differ from the network&apos;s by at most {4}.</source>
        <translation>{0} 파일을 저장했습니다({1}). {2}(으)로 다시 읽어 이미지 {3}장의 로짓을 비교해 보니 신경망과의 차이가 최대 {4}입니다.</translation>
    </message>
    <message>
        <source>{0} is written: {1}. Read back with {2}, its logits of {3} pictures are exactly the network&apos;s.</source>
        <translation>{0} 파일을 저장했습니다({1}). {2}(으)로 다시 읽어 이미지 {3}장의 로짓을 비교해 보니 신경망과 정확히 같습니다.</translation>
    </message>
    <message>
        <source>For many programs and languages: browsers, phones, C++. Takes pictures of 0 to 1; the transforms are inside.</source>
        <translation>브라우저, 휴대폰, C++ 등 여러 프로그램과 언어에서 쓸 수 있습니다. 픽셀값이 0~1인 이미지를 넣으면 되고, 변환은 파일에 들어 있습니다.</translation>
    </message>
    <message>
        <source>For PyTorch without the network&apos;s own code. Takes pictures of 0 to 1; the transforms are inside.</source>
        <translation>신경망의 코드 없이도 PyTorch에서 쓸 수 있습니다. 픽셀값이 0~1인 이미지를 넣으면 되고, 변환은 파일에 들어 있습니다.</translation>
    </message>
    <message>
        <source>The numbers alone, by name, for whoever has the network&apos;s class.</source>
        <translation>가중치의 이름과 값만 저장합니다. 신경망의 클래스가 있어야 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Export weights</source>
        <translation>가중치 내보내기</translation>
    </message>
    <message>
        <source>Take it elsewhere</source>
        <translation>다른 곳에서 사용하기</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>내보내기...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>FactsTable</name>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>자료형</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Mean, std</source>
        <translation>평균, 표준편차</translation>
    </message>
    <message>
        <source>Bytes, on</source>
        <translation>바이트, 장치</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>저장된 값</translation>
    </message>
    <message>
        <source>To the network</source>
        <translation>신경망 입력</translation>
    </message>
    <message>
        <source>The image as a tensor</source>
        <translation>텐서로 본 이미지</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} ~ {1}</translation>
    </message>
</context>
<context>
    <name>FieldPicture</name>
    <message>
        <source>Receptive field in the picture</source>
        <translation>이미지에서 본 수용 영역</translation>
    </message>
</context>
<context>
    <name>FileMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>열기(&amp;O)...</translation>
    </message>
    <message>
        <source>Open &amp;weights...</source>
        <translation>가중치 열기(&amp;W)...</translation>
    </message>
    <message>
        <source>Open p&amp;icture...</source>
        <translation>그림 열기(&amp;I)...</translation>
    </message>
    <message>
        <source>Open &amp;run folder...</source>
        <translation>학습 기록 폴더 열기(&amp;R)...</translation>
    </message>
    <message>
        <source>Save &amp;drawing...</source>
        <translation>획 파일로 저장(&amp;D)...</translation>
    </message>
    <message>
        <source>Save drawing as PN&amp;G...</source>
        <translation>그림을 PNG로 저장(&amp;G)...</translation>
    </message>
    <message>
        <source>Save weig&amp;hts...</source>
        <translation>가중치 저장(&amp;H)...</translation>
    </message>
    <message>
        <source>Export weigh&amp;ts...</source>
        <translation>가중치 내보내기(&amp;T)...</translation>
    </message>
    <message>
        <source>Setti&amp;ngs...</source>
        <translation>설정(&amp;N)...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>종료(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>FolderCard</name>
    <message>
        <source>A folder of your own pictures</source>
        <translation>내 그림 파일 폴더</translation>
    </message>
    <message>
        <source>One folder for each class, named like the class, with PNG, JPEG, WebP or BMP pictures in it. With folders called train and test, the classes are in each of these; otherwise a fifth of each class is kept for the test.</source>
        <translation>클래스마다 그 이름의 폴더를 하나씩 두고 PNG, JPEG, WebP, BMP 그림을 넣으세요. train과 test 폴더가 있으면 클래스 폴더를 각각 그 안에 둡니다. 없으면 클래스마다 5분의 1을 테스트 데이터로 떼어 둡니다.</translation>
    </message>
    <message>
        <source>Type its path, or drop the folder here</source>
        <translation>경로를 입력하거나 폴더를 여기에 끌어다 놓으세요</translation>
    </message>
    <message>
        <source>Browse...</source>
        <translation>찾아보기...</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Pixels along the edge of the square that pictures fit into</source>
        <translation>그림을 맞춰 넣을 정사각형의 한 변 길이(픽셀)</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>흑백</translation>
    </message>
    <message>
        <source>Colour (RGB)</source>
        <translation>컬러(RGB)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>가져오기 진행률</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>목록 복사</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>가져오기 결과</translation>
    </message>
    <message>
        <source>Looking through the folder...</source>
        <translation>폴더를 살펴보는 중...</translation>
    </message>
    <message>
        <source>Reading the pictures: {0}</source>
        <translation>그림을 읽는 중: {0}</translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation>먼저 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>A folder of pictures</source>
        <translation>그림 폴더 선택</translation>
    </message>
</context>
<context>
    <name>FollowingStrip</name>
    <message>
        <source>The run that is followed</source>
        <translation>지켜보는 학습</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Stop following</source>
        <translation>그만 지켜보기</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>정지됨</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>지켜보는 중</translation>
    </message>
    <message>
        <source>It has come to its end, after epoch {0} and step {1}.</source>
        <translation>에폭 {0}, 스텝 {1}에서 학습이 끝났습니다.</translation>
    </message>
    <message>
        <source>After step {0}. Continue goes on from there.</source>
        <translation>스텝 {0}에서 정지했습니다. 이어서 학습을 누르면 거기서부터 계속합니다.</translation>
    </message>
    <message>
        <source>After step {0}. Continue goes on from its last checkpoint.</source>
        <translation>스텝 {0}에서 중단되었습니다. 이어서 학습을 누르면 마지막 체크포인트부터 계속합니다.</translation>
    </message>
    <message>
        <source>The folder cannot be read just now. Still looking.</source>
        <translation>지금은 폴더를 읽을 수 없습니다. 계속 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>Epoch {0} of {1}, step {2}</source>
        <translation>에폭 {0}/{1}, 스텝 {2}</translation>
    </message>
    <message>
        <source>Epoch {0} of {1}, step {2} of {3}</source>
        <translation>에폭 {0}/{1}, 스텝 {2}/{3}</translation>
    </message>
    <message numerus="yes">
        <source>nothing new for %Ln minute(s)</source>
        <translation>
            <numerusform>%Ln분째 새 기록 없음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nothing new for %Ln second(s)</source>
        <translation>
            <numerusform>%Ln초째 새 기록 없음</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} steps/s</source>
        <translation>초당 {0}스텝</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Of windows, messages and of the comments in code. It changes at once.</source>
        <translation>창과 메시지, 코드 주석에 쓰는 언어입니다. 바꾸면 바로 적용됩니다.</translation>
    </message>
    <message>
        <source>Begin with the start page</source>
        <translation>시작 페이지로 시작</translation>
    </message>
    <message>
        <source>Without it the window begins with the tabs, as they were left.</source>
        <translation>끄면 지난번에 보던 탭 그대로 시작합니다.</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>레이아웃 초기화</translation>
    </message>
    <message>
        <source>Puts the window, its panes and its pages back where they were at first.</source>
        <translation>창과 패널, 페이지를 처음 상태로 되돌립니다.</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>파일 관리자에서 보기</translation>
    </message>
    <message>
        <source>Runs, drawings, settings and the log are in {0}</source>
        <translation>학습 기록, 그림, 설정, 로그의 저장 위치: {0}</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>노드 %Ln개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridBar</name>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>인덱스</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Go to the image with this index (Ctrl+G)</source>
        <translation>이 인덱스의 이미지로 이동(Ctrl+G)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>확신도</translation>
    </message>
    <message>
        <source>Correctness</source>
        <translation>정답 여부</translation>
    </message>
    <message>
        <source>Evaluate here</source>
        <translation>여기서 평가</translation>
    </message>
    <message>
        <source>Have a model name every image of this split, and sort by what it says</source>
        <translation>이 분할의 모든 이미지를 모델로 예측하고 그 결과로 정렬하기</translation>
    </message>
    <message>
        <source>Forget the answers</source>
        <translation>평가 결과 지우기</translation>
    </message>
    <message>
        <source>Evaluate a model first</source>
        <translation>먼저 모델을 평가하세요</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>큰 것부터</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>작은 것부터</translation>
    </message>
</context>
<context>
    <name>GridStatus</name>
    <message>
        <source>Evaluation</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Size of the thumbnails (also Ctrl and the mouse wheel)</source>
        <translation>썸네일 크기(Ctrl+마우스 휠로도 조절)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>평가 진행률</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>GuideDock</name>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>L&amp;essons</source>
        <translation>수업(&amp;E)</translation>
    </message>
    <message>
        <source>Short lessons: predict, do, see</source>
        <translation>예측하고, 해 보고, 확인하는 짧은 수업</translation>
    </message>
    <message>
        <source>The lesson waits: View &gt; Lessons. What was here before comes back then.</source>
        <translation>수업이 기다리고 있습니다: 보기 &gt; 수업. 수업을 나가면 원래대로 돌아옵니다.</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>L&amp;essons</source>
        <translation>수업(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>키보드 단축키(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Atelier</source>
        <translation>Atelier 정보(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>{0} pixels ({1})</source>
        <translation>픽셀 {0}개({1})</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>Value {0}: {1}</source>
        <translation>값 {0}: {1}</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>픽셀 수</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Pixel value</source>
        <translation>픽셀 값</translation>
    </message>
    <message>
        <source>Pixel values</source>
        <translation>픽셀 값 히스토그램</translation>
    </message>
</context>
<context>
    <name>HistogramPage</name>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Counts on a logarithmic scale</source>
        <translation>개수를 로그 눈금으로</translation>
    </message>
</context>
<context>
    <name>HooksPanel</name>
    <message>
        <source>model(x) runs nn.Module&apos;s __call__: it runs the hooks that are registered, calls forward, and runs the hooks that come after it. model.forward(x) is the middle of that alone: the same numbers, but no hook on that module is run.</source>
        <translation>model(x)는 nn.Module의 __call__을 실행합니다. 등록된 훅을 실행하고 forward를 호출한 뒤, 그다음에 실행할 훅을 실행합니다. model.forward(x)는 그 가운데 부분만 실행합니다. 숫자는 같지만 그 모듈의 훅은 하나도 실행되지 않습니다.</translation>
    </message>
    <message>
        <source>Whatever listens to a module by hooks is then deaf without a word: this walk, the shapes in the tree, profilers, spectral normalisation, pruning. So one writes forward, and calls the model.</source>
        <translation>그러면 훅으로 모듈을 지켜보던 기능이 아무 경고도 없이 멈춥니다. 이 순전파 보기, 계층 목록의 모양, 프로파일러, 스펙트럼 정규화, 가지치기가 그렇습니다. 그래서 forward를 작성하되 호출은 모델로 합니다.</translation>
    </message>
    <message>
        <source>Show the difference</source>
        <translation>차이 보기</translation>
    </message>
    <message>
        <source>Why model(x), and never model.forward(x)</source>
        <translation>model.forward(x)가 아니라 model(x)를 쓰는 이유</translation>
    </message>
    <message>
        <source>its own hook</source>
        <translation>자기 훅</translation>
    </message>
    <message>
        <source>hooks of the modules in it</source>
        <translation>안에 있는 모듈의 훅</translation>
    </message>
    <message>
        <source>layer(x), for every layer</source>
        <translation>모든 계층에 layer(x)</translation>
    </message>
    <message>
        <source>layer.forward(x), for every layer</source>
        <translation>모든 계층에 layer.forward(x)</translation>
    </message>
    <message>
        <source>How many hooks fired for this batch, with one on every module. The modules inside still have theirs run by model.forward(x), because the model&apos;s own forward calls them rightly, as layer(x).</source>
        <translation>모듈마다 훅을 하나씩 달고 이 배치에서 실행된 훅의 수를 세었습니다. model.forward(x)로도 안에 있는 모듈의 훅은 실행됩니다. 모델의 forward가 이 모듈들을 layer(x)로 올바르게 호출하기 때문입니다.</translation>
    </message>
</context>
<context>
    <name>ImageFields</name>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>좌우 반전</translation>
    </message>
    <message>
        <source>Flip and shift</source>
        <translation>반전과 이동</translation>
    </message>
    <message>
        <source>Flip and turn</source>
        <translation>반전과 회전</translation>
    </message>
    <message>
        <source>Sketches</source>
        <translation>스케치</translation>
    </message>
    <message>
        <source>Every image as it is, every time.</source>
        <translation>이미지를 매번 그대로 씁니다.</translation>
    </message>
    <message>
        <source>Half of the images are mirrored, left to right.</source>
        <translation>이미지의 절반을 좌우로 뒤집습니다.</translation>
    </message>
    <message>
        <source>Half are mirrored, and all are moved by up to 2 pixels.</source>
        <translation>절반을 좌우로 뒤집고, 모두 2픽셀까지 옮깁니다.</translation>
    </message>
    <message>
        <source>Half are mirrored; all are turned, stretched and moved a little.</source>
        <translation>절반을 좌우로 뒤집고, 모두 조금씩 돌리고 늘리고 옮깁니다.</translation>
    </message>
    <message>
        <source>Half become sketches; all are turned, stretched and bent a little.</source>
        <translation>절반을 스케치로 바꾸고, 모두 조금씩 돌리고 늘리고 구부립니다.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>데이터 증강</translation>
    </message>
    <message>
        <source>Changes each image a little whenever it is seen, so that no two are the same. Too strong for a short run: the network sees few images as they are.</source>
        <translation>이미지를 볼 때마다 조금씩 바꿔서(data augmentation) 똑같은 이미지가 없게 합니다. 짧은 학습에 너무 강하게 쓰면 원래 모습을 거의 보지 못합니다.</translation>
    </message>
    <message>
        <source>Validate on</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>The images that the network is measured on after each epoch. It never learns from them: the larger the share of the training images, the fewer are left to learn from.</source>
        <translation>에폭이 끝날 때마다 성능을 재는 데 쓰는 이미지입니다. 이 이미지로는 학습하지 않으므로, 학습 데이터에서 많이 떼어 낼수록 배울 이미지가 줄어듭니다.</translation>
    </message>
    <message>
        <source>Test split</source>
        <translation>테스트 데이터</translation>
    </message>
    <message>
        <source>{0} of training</source>
        <translation>학습 데이터의 {0}</translation>
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>Image {0}</source>
        <translation>이미지 {0}</translation>
    </message>
    <message>
        <source>No images to show</source>
        <translation>표시할 이미지가 없습니다</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
</context>
<context>
    <name>ImageIntake</name>
    <message>
        <source>What was pasted</source>
        <translation>붙여넣은 그림</translation>
    </message>
    <message>
        <source>The background could not be told apart; the picture is there as it was.</source>
        <translation>배경을 구분하지 못해 그림을 원래 모습 그대로 넣었습니다.</translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>No image</source>
        <translation>이미지 없음</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>이미지</translation>
    </message>
</context>
<context>
    <name>ImagesBar</name>
    <message>
        <source>Images of the dataset</source>
        <translation>데이터셋 이미지</translation>
    </message>
    <message>
        <source>My drawing first</source>
        <translation>내 그림 먼저</translation>
    </message>
    <message>
        <source>Which images walk</source>
        <translation>순전파할 이미지</translation>
    </message>
    <message>
        <source>Pick another image in the Data tab.</source>
        <translation>다른 이미지는 데이터 탭에서 고르세요.</translation>
    </message>
    <message>
        <source>Why model(x)?</source>
        <translation>왜 model(x)일까요?</translation>
    </message>
    <message>
        <source>My drawing</source>
        <translation>내 그림</translation>
    </message>
    <message>
        <source>Show the values of this image: {0}</source>
        <translation>이 이미지의 값 보기: {0}</translation>
    </message>
    <message>
        <source>Image: {0}</source>
        <translation>이미지: {0}</translation>
    </message>
</context>
<context>
    <name>ImagesCode</name>
    <message>
        <source>Data: Images</source>
        <translation>데이터: 이미지</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>저장된 값</translation>
    </message>
    <message>
        <source>To the network</source>
        <translation>신경망 입력</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Mean, std</source>
        <translation>평균, 표준편차</translation>
    </message>
    <message>
        <source>No image is chosen.</source>
        <translation>선택한 이미지가 없습니다.</translation>
    </message>
</context>
<context>
    <name>ImagesView</name>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Opening the images...</source>
        <translation>이미지를 여는 중...</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>이미지 %Ln장</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln image(s)</source>
        <translation>
            <numerusform>이미지 %Ln장 중 {0}장</numerusform>
        </translation>
    </message>
    <message>
        <source>No image of these classes.</source>
        <translation>이 클래스의 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>There are no images.</source>
        <translation>이미지가 없습니다.</translation>
    </message>
    <message>
        <source>Image {0}. {1}</source>
        <translation>이미지 {0}. {1}</translation>
    </message>
    <message>
        <source>Image {0}: {1}</source>
        <translation>이미지 {0}: {1}</translation>
    </message>
    <message>
        <source>Label: {0}. Predicted: {1}, {2}</source>
        <translation>레이블: {0}, 예측: {1}({2})</translation>
    </message>
    <message>
        <source>Training image {0}, label {1}</source>
        <translation>학습 이미지 {0}, 레이블 {1}</translation>
    </message>
    <message>
        <source>Test image {0}, label {1}</source>
        <translation>테스트 이미지 {0}, 레이블 {1}</translation>
    </message>
    <message>
        <source>The class filter hides image {0}.</source>
        <translation>이미지 {0}번은 클래스 필터 때문에 보이지 않습니다.</translation>
    </message>
    <message>
        <source>An index is a number from 0 to {0}.</source>
        <translation>인덱스는 0부터 {0}까지의 숫자입니다.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>InferredField</name>
    <message>
        <source>fills itself in</source>
        <translation>자동으로 채움</translation>
    </message>
</context>
<context>
    <name>InkSheet</name>
    <message>
        <source>The drawing is full; undo or clear something first.</source>
        <translation>더 그릴 수 없습니다. 먼저 실행 취소를 하거나 모두 지워 주세요.</translation>
    </message>
    <message>
        <source>Draw a piece of clothing here</source>
        <translation>여기에 옷이나 소품을 그려 보세요</translation>
    </message>
</context>
<context>
    <name>InputSide</name>
    <message>
        <source>{0}, number {1}</source>
        <translation>{0}, {1}번째 숫자</translation>
    </message>
    <message>
        <source>{0}: the way taken</source>
        <translation>{0}: 실행된 흐름</translation>
    </message>
    <message>
        <source>{0}: autograd graph</source>
        <translation>{0}: 계산 그래프</translation>
    </message>
    <message>
        <source>relu, again {0}x: {1} nodes; output {2}</source>
        <translation>relu, again {0}회: 노드 {1}개, 출력 {2}</translation>
    </message>
    <message>
        <source>tanh, again {0}x: {1} nodes; output {2}</source>
        <translation>tanh, again {0}회: 노드 {1}개, 출력 {2}</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Choose a dataset in the Data tab first.</source>
        <translation>먼저 데이터 탭에서 데이터셋을 선택하세요.</translation>
    </message>
    <message>
        <source>One setting does not fit yet: the form says which.</source>
        <translation>아직 맞지 않는 설정이 하나 있습니다. 왼쪽 양식에 표시되어 있습니다.</translation>
    </message>
    <message>
        <source>Press Start, and watch the loss fall.</source>
        <translation>시작을 누르고 손실이 줄어드는 모습을 지켜보세요.</translation>
    </message>
    <message>
        <source>Drawing the pictures of {0}. The training then begins by itself.</source>
        <translation>{0} 데이터셋의 이미지를 그리는 중입니다. 그다음 학습이 저절로 시작됩니다.</translation>
    </message>
    <message>
        <source>Opening {0}...</source>
        <translation>{0} 여는 중...</translation>
    </message>
</context>
<context>
    <name>KeysWindow</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Search an action or a key</source>
        <translation>동작이나 키 검색</translation>
    </message>
    <message>
        <source>Search the keyboard shortcuts</source>
        <translation>키보드 단축키 검색</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>화살표 키</translation>
    </message>
    <message>
        <source>On the drawing sheet</source>
        <translation>그림판</translation>
    </message>
    <message>
        <source>Width of the pen</source>
        <translation>펜 굵기</translation>
    </message>
    <message>
        <source>Move the cursor; with the move tool, the drawing</source>
        <translation>커서 옮기기(이동 도구: 그림 옮기기)</translation>
    </message>
    <message>
        <source>Put the pen down, lift it</source>
        <translation>펜을 대거나 떼기</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>Scale the drawing, with the move tool</source>
        <translation>그림 크기 바꾸기(이동 도구)</translation>
    </message>
    <message>
        <source>Drop what is not finished</source>
        <translation>그리던 획 취소</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>In a grid of images</source>
        <translation>이미지 격자</translation>
    </message>
    <message>
        <source>Go to another image</source>
        <translation>다른 이미지로 이동</translation>
    </message>
    <message>
        <source>Select an image</source>
        <translation>이미지 선택</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>모두 선택 해제</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>확대, 축소</translation>
    </message>
    <message>
        <source>In a plot</source>
        <translation>그래프</translation>
    </message>
    <message>
        <source>Move along the axes</source>
        <translation>축을 따라 이동</translation>
    </message>
    <message>
        <source>Zoom in, zoom out</source>
        <translation>확대, 축소</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>In the builder</source>
        <translation>만들기 페이지</translation>
    </message>
    <message>
        <source>Move a layer up or down</source>
        <translation>계층을 위나 아래로 옮기기</translation>
    </message>
    <message>
        <source>Move it into a block, or out</source>
        <translation>계층을 블록 안이나 밖으로 옮기기</translation>
    </message>
    <message>
        <source>Double a layer</source>
        <translation>계층 복제</translation>
    </message>
    <message>
        <source>Remove a layer</source>
        <translation>계층 제거</translation>
    </message>
    <message>
        <source>In lists and tables</source>
        <translation>목록과 표</translation>
    </message>
    <message>
        <source>Fetch the next batch, on the DataLoader page</source>
        <translation>다음 배치 가져오기(DataLoader 페이지)</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>학습 기록 열기</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Rename a run</source>
        <translation>학습 기록 이름 바꾸기</translation>
    </message>
    <message>
        <source>Remove a run, a sample or a tensor</source>
        <translation>학습 기록, 샘플, 텐서 제거</translation>
    </message>
    <message>
        <source>Copy what is chosen</source>
        <translation>선택한 항목 복사</translation>
    </message>
</context>
<context>
    <name>KindFields</name>
    <message>
        <source>What it is called in the code and in the weights. Empty: named by itself.</source>
        <translation>코드와 가중치에서 쓰는 이름입니다. 비워 두면 자동으로 정합니다.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>From {0} to {1}.</source>
        <translation>{0}부터 {1}까지 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>{0} fills itself in</source>
        <translation>{0} 자동으로 채움</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Layers, in the order in which they compute</source>
        <translation>계산 순서대로 나열한 계층</translation>
    </message>
    <message>
        <source>What comes in</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Begin with a preset, open a file, save as one</source>
        <translation>프리셋으로 시작하기, 파일 열기, 파일로 저장하기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last change ({0})</source>
        <translation>마지막 변경 되돌리기({0})</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Do it again ({0})</source>
        <translation>되돌린 변경 다시 하기({0})</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>계층(layer)</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>프리셋으로 시작</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>열기...</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>다른 이름으로 저장...</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>A layer behind the chosen one, or into the chosen block</source>
        <translation>선택한 계층 뒤나 선택한 블록 안에 계층 추가하기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Remove what is chosen (Del)</source>
        <translation>선택한 계층 제거하기(Del)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>A copy behind what is chosen (Ctrl+D)</source>
        <translation>선택한 계층 뒤에 사본 추가하기(Ctrl+D)</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>묶기</translation>
    </message>
    <message>
        <source>Put what is chosen into a Sequential of its own</source>
        <translation>선택한 계층을 새 Sequential로 묶기</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>위로 옮기기(Alt+↑)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>아래로 옮기기(Alt+↓)</translation>
    </message>
    <message>
        <source>Move out of its block (Alt+Left)</source>
        <translation>블록 밖으로 옮기기(Alt+←)</translation>
    </message>
    <message>
        <source>Move into the block above it (Alt+Right)</source>
        <translation>바로 위 블록 안으로 옮기기(Alt+→)</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Choose a layer first.</source>
        <translation>먼저 계층을 선택하세요.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>되돌릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>다시 실행할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Only layers in a row go into a block together.</source>
        <translation>이어져 있는 계층만 한 블록으로 묶을 수 있습니다.</translation>
    </message>
    <message>
        <source>It is at the top already.</source>
        <translation>이미 맨 위에 있습니다.</translation>
    </message>
    <message>
        <source>It is at the bottom already.</source>
        <translation>이미 맨 아래에 있습니다.</translation>
    </message>
    <message>
        <source>It is in no block.</source>
        <translation>블록 안에 있지 않습니다.</translation>
    </message>
    <message>
        <source>There is no block above it.</source>
        <translation>바로 위에 블록이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Layers with weights</source>
        <translation>가중치가 있는 계층</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>풀링</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>The tutorial&apos;s network (mlp)</source>
        <translation>튜토리얼의 신경망(mlp)</translation>
    </message>
    <message>
        <source>One layer of weights (linear)</source>
        <translation>가중치 계층 하나(linear)</translation>
    </message>
    <message>
        <source>LeNet-5 (lenet)</source>
        <translation>LeNet-5(lenet)</translation>
    </message>
    <message>
        <source>Convolutions with pooling (cnn)</source>
        <translation>합성곱과 풀링(cnn)</translation>
    </message>
    <message>
        <source>Residual blocks (resnet)</source>
        <translation>잔차 블록(resnet)</translation>
    </message>
    <message>
        <source>Each output is a weighted sum of all inputs.</source>
        <translation>출력마다 모든 입력의 가중합을 구합니다.</translation>
    </message>
    <message>
        <source>Slides small filters over the picture, one for each channel that comes out.</source>
        <translation>작은 필터를 이미지 위로 움직이며 계산합니다. 출력 채널마다 필터가 하나씩 있습니다.</translation>
    </message>
    <message>
        <source>Brings each feature to mean 0 and variance 1 over the batch.</source>
        <translation>배치 전체에서 특징마다 평균을 0, 분산을 1로 맞춥니다.</translation>
    </message>
    <message>
        <source>Brings each channel to mean 0 and variance 1 over the batch.</source>
        <translation>배치 전체에서 채널마다 평균을 0, 분산을 1로 맞춥니다.</translation>
    </message>
    <message>
        <source>Brings each image&apos;s values to mean 0 and variance 1.</source>
        <translation>이미지마다 값의 평균을 0, 분산을 1로 맞춥니다.</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window.</source>
        <translation>윈도우마다 가장 큰 값만 남깁니다.</translation>
    </message>
    <message>
        <source>Takes the mean of each window.</source>
        <translation>윈도우마다 평균을 구합니다.</translation>
    </message>
    <message>
        <source>Takes means so that the picture gets a given size.</source>
        <translation>이미지가 정해진 크기가 되도록 평균을 구합니다.</translation>
    </message>
    <message>
        <source>In training, sets random values to 0, against learning by heart.</source>
        <translation>학습할 때 무작위로 고른 값을 0으로 만들어 이미지를 외우지 못하게 합니다.</translation>
    </message>
    <message>
        <source>Puts all values of an image into one row, for Linear.</source>
        <translation>Linear에 넣을 수 있도록 이미지의 모든 값을 한 줄로 폅니다.</translation>
    </message>
    <message>
        <source>Turns logits into probabilities; cross entropy does that itself.</source>
        <translation>로짓을 확률로 바꿉니다. 교차 엔트로피는 이 계산을 스스로 합니다.</translation>
    </message>
    <message>
        <source>Sets negative values to 0.</source>
        <translation>음수를 0으로 만듭니다.</translation>
    </message>
    <message>
        <source>Makes negative values small.</source>
        <translation>음수의 크기를 줄입니다.</translation>
    </message>
    <message>
        <source>A ReLU without its corner.</source>
        <translation>꺾이는 곳 없이 매끄러운 ReLU입니다.</translation>
    </message>
    <message>
        <source>Each value times its own sigmoid.</source>
        <translation>값마다 자신의 시그모이드를 곱합니다.</translation>
    </message>
    <message>
        <source>Bends values into -1 to 1.</source>
        <translation>값을 -1 ~ 1 범위로 구부립니다.</translation>
    </message>
    <message>
        <source>Bends values into 0 to 1.</source>
        <translation>값을 0 ~ 1 범위로 구부립니다.</translation>
    </message>
    <message>
        <source>Layers one after the other, under one name.</source>
        <translation>여러 계층을 차례로 이어 한 이름으로 묶습니다.</translation>
    </message>
    <message>
        <source>Adds what its layers compute to what came in.</source>
        <translation>안에 있는 계층의 계산 결과를 입력에 더합니다.</translation>
    </message>
    <message>
        <source>How many numbers come in for each image. It has to be what the layer before puts out.</source>
        <translation>이미지마다 들어오는 숫자의 수입니다. 앞 계층의 출력과 같아야 합니다.</translation>
    </message>
    <message>
        <source>How many units the layer has. More can learn more; too many cost time and memory, and learn the training images by heart. The last layer needs one for each class.</source>
        <translation>계층의 유닛 수입니다. 많을수록 더 많이 배울 수 있지만, 너무 많으면 시간과 메모리가 들고 학습 이미지를 외워 버립니다. 마지막 계층에는 클래스마다 하나씩 필요합니다.</translation>
    </message>
    <message>
        <source>How many channels come in. It has to be what the layer before puts out.</source>
        <translation>들어오는 채널 수입니다. 앞 계층의 출력과 같아야 합니다.</translation>
    </message>
    <message>
        <source>How many filters the layer has, each of which makes one channel. Twice as many are twice the work here and in the next convolution.</source>
        <translation>계층의 필터 수입니다. 필터마다 채널을 하나씩 만듭니다. 두 배로 늘리면 이 계층과 다음 합성곱의 계산량도 두 배가 됩니다.</translation>
    </message>
    <message>
        <source>How many channels or features come in. It has to be what the layer before puts out.</source>
        <translation>들어오는 채널이나 특징의 수입니다. 앞 계층의 출력과 같아야 합니다.</translation>
    </message>
    <message>
        <source>What is brought to mean 0 and variance 1 together: filled in, all values of an image; a number, the last dimension alone, which must have this size.</source>
        <translation>함께 평균을 0, 분산을 1로 맞출 범위입니다. 자동으로 채우면 이미지의 모든 값을, 숫자를 적으면 마지막 차원만 맞춥니다. 이때 마지막 차원의 크기는 이 숫자와 같아야 합니다.</translation>
    </message>
    <message>
        <source>Height and width of what comes out. 1 leaves one mean for each channel; too large, and the layers behind it have much to do.</source>
        <translation>출력의 높이와 너비입니다. 1이면 채널마다 평균 하나만 남습니다. 너무 크면 뒤에 오는 계층의 계산량이 많아집니다.</translation>
    </message>
    <message>
        <source>Height and width of a filter in pixels. 3 with padding 1 keeps the picture&apos;s size. Too large, and filters blur what they look for and cost much.</source>
        <translation>필터의 높이와 너비(픽셀)입니다. 3에 패딩 1이면 이미지 크기가 그대로입니다. 너무 크면 필터가 찾는 것이 흐려지고 계산량이 많아집니다.</translation>
    </message>
    <message>
        <source>Height and width of the window in pixels. 2 halves the picture; too large, and it is lost where things are.</source>
        <translation>윈도우의 높이와 너비(픽셀)입니다. 2면 이미지가 절반이 됩니다. 너무 크면 무엇이 어디에 있는지 알 수 없게 됩니다.</translation>
    </message>
    <message>
        <source>How many pixels a filter moves at a time. 2 halves height and width; too large, and pixels are passed over.</source>
        <translation>필터가 한 번에 움직이는 픽셀 수입니다. 2면 높이와 너비가 절반이 됩니다. 너무 크면 건너뛰는 픽셀이 생깁니다.</translation>
    </message>
    <message>
        <source>How many pixels the window moves at a time; filled in, it moves by its own size. Larger, and pixels are passed over.</source>
        <translation>윈도우가 한 번에 움직이는 픽셀 수입니다. 자동으로 채우면 윈도우 크기만큼 움직입니다. 그보다 크면 건너뛰는 픽셀이 생깁니다.</translation>
    </message>
    <message>
        <source>How many rows and columns of zeros are put around the picture. Too many, and filters look at nothing but zeros at the edge.</source>
        <translation>이미지 둘레에 0으로 채워 붙이는 행과 열의 수입니다. 너무 많으면 가장자리에서 필터가 0만 보게 됩니다.</translation>
    </message>
    <message>
        <source>Over which dimension the probabilities sum to 1. 0 is the batch, 1 the classes.</source>
        <translation>확률의 합이 1이 되는 차원입니다. 0은 배치, 1은 클래스입니다.</translation>
    </message>
    <message>
        <source>Whether a number of its own is added to each output. Before a normalisation it does nothing.</source>
        <translation>출력마다 따로 학습하는 숫자(편향)를 더할지 정합니다. 바로 뒤에 정규화가 오면 아무 효과가 없습니다.</translation>
    </message>
    <message>
        <source>Is added to the variance, so that nothing is divided by 0. Too large, and the values become small.</source>
        <translation>0으로 나누지 않도록 분산에 더하는 값입니다. 너무 크면 결과가 작아집니다.</translation>
    </message>
    <message>
        <source>How fast the mean and variance that are used after training follow those of the batches. Too large, and the last batch decides.</source>
        <translation>학습이 끝난 뒤에 쓸 평균과 분산이 배치의 평균과 분산을 얼마나 빨리 따라가는지 정합니다. 너무 크면 마지막 배치가 거의 결정합니다.</translation>
    </message>
    <message>
        <source>What negative values are multiplied by. At 1 the layer does nothing; above, it makes them larger.</source>
        <translation>음수에 곱하는 값입니다. 1이면 계층이 아무 일도 하지 않고, 1보다 크면 음수의 크기가 커집니다.</translation>
    </message>
    <message>
        <source>none: as it is defined; tanh: a formula that comes close and is faster on some devices.</source>
        <translation>none: 정의 그대로 계산합니다. tanh: 근삿값을 구하는 식으로, 일부 장치에서 더 빠릅니다.</translation>
    </message>
    <message>
        <source>The share of values that become 0 in training. Too large, and too little is left to learn from.</source>
        <translation>학습할 때 0으로 만드는 값의 비율입니다. 너무 크면 배울 것이 거의 남지 않습니다.</translation>
    </message>
    <message>
        <source>Whether negative values of the sum become 0, as a ReLU behind it would do.</source>
        <translation>더한 결과의 음수를 0으로 만들지 정합니다. 뒤에 ReLU를 두는 것과 같습니다.</translation>
    </message>
</context>
<context>
    <name>LayersCode</name>
    <message>
        <source>Model: Layers</source>
        <translation>모델: 계층</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>통계</translation>
    </message>
    <message>
        <source>No network is shown yet.</source>
        <translation>아직 보이는 신경망이 없습니다.</translation>
    </message>
</context>
<context>
    <name>LayersView</name>
    <message>
        <source>Choose a dataset: a network needs to know what it is to look at.</source>
        <translation>데이터셋을 고르세요. 무엇을 볼지 정해져야 신경망을 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>The network as PyTorch prints it</source>
        <translation>PyTorch가 출력하는 신경망</translation>
    </message>
    <message>
        <source>Building the network...</source>
        <translation>신경망을 만드는 중...</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parameter(s)</source>
        <translation>
            <numerusform>매개변수 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of memory</source>
        <translation>메모리 {0}</translation>
    </message>
    <message>
        <source>For one picture: {0} multiply-adds, {1} of outputs</source>
        <translation>이미지 한 장당: 곱셈-덧셈 {0}회, 출력 {1}</translation>
    </message>
    <message>
        <source>There is nothing to train in this network.</source>
        <translation>이 신경망에는 학습할 매개변수가 없습니다.</translation>
    </message>
    <message>
        <source>{0} of {1} parameters are trained.</source>
        <translation>매개변수 {1}개 중 {0}개를 학습합니다.</translation>
    </message>
    <message>
        <source>The network cannot be run on a picture. {0} fails: {1}</source>
        <translation>신경망에 이미지를 넣어 실행할 수 없습니다. 실패한 곳은 {0}입니다: {1}</translation>
    </message>
    <message>
        <source>The network takes no batch of one picture; it was asked about two.</source>
        <translation>이 신경망은 이미지가 한 장뿐인 배치를 받지 못해 두 장으로 실행해 보았습니다.</translation>
    </message>
</context>
<context>
    <name>LessonCard</name>
    <message>
        <source>Before</source>
        <translation>학습 전</translation>
    </message>
    <message>
        <source>After</source>
        <translation>학습 후</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>What it has learned</source>
        <translation>학습 결과</translation>
    </message>
    <message>
        <source>Your drawings named right</source>
        <translation>맞힌 내 그림</translation>
    </message>
    <message>
        <source>Test images named right ({0} of {1})</source>
        <translation>맞힌 테스트 이미지({1} {0}장)</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>Learned in {0} s, but not for the better.</source>
        <translation>{0}초 동안 학습했지만 더 나빠졌습니다.</translation>
    </message>
    <message>
        <source>Learned in {0} s. It forgot more than half a point.</source>
        <translation>{0}초 동안 학습했습니다. 테스트 정확도가 0.5%p 넘게 떨어졌습니다.</translation>
    </message>
    <message>
        <source>Learned in {0} s. Nothing has changed yet.</source>
        <translation>{0}초 동안 학습했습니다. 아직 적용하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>LessonList</name>
    <message>
        <source>In each step you predict, do it, and see what happens.</source>
        <translation>단계마다 먼저 예측하고, 직접 해 보고, 어떻게 되는지 확인합니다.</translation>
    </message>
    <message>
        <source>Lessons of your own</source>
        <translation>내 수업</translation>
    </message>
    <message>
        <source>Lessons of your own...</source>
        <translation>내 수업...</translation>
    </message>
    <message>
        <source>Open the folder for lessons of your own</source>
        <translation>내 수업을 넣을 폴더 열기</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>Read the lessons again, after a change to a file</source>
        <translation>파일을 고친 뒤 수업 다시 읽기</translation>
    </message>
    <message>
        <source>Go on where you were</source>
        <translation>하던 곳에서 계속하기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음 수업</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>여기서 시작하세요</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속하기</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작하기</translation>
    </message>
</context>
<context>
    <name>LessonRow</name>
    <message>
        <source>Do it again</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Begin this lesson</source>
        <translation>이 수업 시작하기</translation>
    </message>
    <message>
        <source>Go on at step {0}</source>
        <translation>{0}단계에서 계속하기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln분</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, at step {1} of {2}</source>
        <translation>{0}, {1}/{2}단계 진행 중</translation>
    </message>
    <message>
        <source>Done, {0} of {1} steps</source>
        <translation>마침, 단계 {1}개 중 {0}개</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>LessonView</name>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>수업 나가기</translation>
    </message>
    <message>
        <source>What was here before comes back.</source>
        <translation>나가면 모든 것이 원래대로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>{0}/{1}단계</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>수업 끝</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>다음 수업</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>모든 수업</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>First choose an answer</source>
        <translation>먼저 답을 고르세요</translation>
    </message>
    <message>
        <source>First do the task, or skip it</source>
        <translation>먼저 과제를 하거나 건너뛰세요</translation>
    </message>
    <message>
        <source>What was here before comes back. A training that goes on is stopped; it can be continued under Runs.</source>
        <translation>나가면 모든 것이 원래대로 돌아옵니다. 진행 중인 학습은 정지되며, 학습 기록에서 이어서 할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>Nothing trained yet</source>
        <translation>아직 학습 기록이 없습니다</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Progress of the training</source>
        <translation>학습 진행률</translation>
    </message>
    <message>
        <source>Draw something for it to name</source>
        <translation>그림을 그려 모델에 물어보기</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>학습 정확도</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>초당 이미지 수</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Getting ready...</source>
        <translation>준비하는 중...</translation>
    </message>
    <message>
        <source>Ended after step {0}.</source>
        <translation>스텝 {0}에서 끝났습니다.</translation>
    </message>
    <message>
        <source>It did not start.</source>
        <translation>시작하지 못했습니다.</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>조언</translation>
    </message>
    <message>
        <source>Mean loss of the last 50 steps</source>
        <translation>최근 50스텝의 평균 손실</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습 정확도</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Learning rate of the last step</source>
        <translation>마지막 스텝의 학습률</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>이미지/초</translation>
    </message>
    <message>
        <source>Device and memory in use</source>
        <translation>장치와 사용 중인 메모리</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>저장했습니다: {0}</translation>
    </message>
    <message>
        <source>Showing the run {0}</source>
        <translation>학습 기록 보기: {0}</translation>
    </message>
    <message>
        <source>Stopped after step {0}; the weights are kept.</source>
        <translation>스텝 {0}에서 정지했습니다. 가중치는 보관했습니다.</translation>
    </message>
    <message>
        <source>Done: the time budget was used up.</source>
        <translation>완료: 제한 시간이 다 되었습니다.</translation>
    </message>
    <message>
        <source>Done: the validation loss had stopped falling.</source>
        <translation>완료: 검증 손실이 더 줄지 않아 끝냈습니다.</translation>
    </message>
    <message>
        <source>Done: your model has finished training.</source>
        <translation>완료: 모델 학습이 끝났습니다.</translation>
    </message>
    <message>
        <source>{0} · {1} MB</source>
        <translation>{0} · {1} MB</translation>
    </message>
    <message>
        <source>{0} · {1} GB</source>
        <translation>{0} · {1} GB</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시정지됨</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>검증 중</translation>
    </message>
    <message>
        <source>Epoch {0} of {1}, step {2} of {3}</source>
        <translation>에폭 {0}/{1}, 스텝 {2}/{3}</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>{0} min {1} s left</source>
        <translation>{0}분 {1}초 남음</translation>
    </message>
    <message>
        <source>{0} s left</source>
        <translation>{0}초 남음</translation>
    </message>
</context>
<context>
    <name>LoaderCode</name>
    <message>
        <source>Data: DataLoader</source>
        <translation>데이터: DataLoader</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} ~ {1}</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>First labels</source>
        <translation>앞쪽 레이블</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>LoaderForm</name>
    <message>
        <source>The same in code</source>
        <translation>같은 내용의 코드</translation>
    </message>
    <message>
        <source>What this setting does</source>
        <translation>이 설정의 역할</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>섞어서</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>원래 순서대로</translation>
    </message>
    <message>
        <source>Classes alike</source>
        <translation>클래스 고르게</translation>
    </message>
    <message>
        <source>A part, shuffled</source>
        <translation>일부만 섞어서</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many images the network sees before each step. Larger batches make fewer, steadier steps and keep the processor busy; too large, and an epoch has few steps to learn in.</source>
        <translation>신경망이 스텝마다 보는 이미지 수(batch size)입니다. 배치가 크면 스텝 수는 줄지만 더 안정적이고 프로세서를 쉬지 않게 합니다. 너무 크면 한 에폭의 스텝이 모자라 제대로 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>How many images the part has: always the same ones, in a new order each epoch. Good for trying things out; from few images a network learns little that holds for others.</source>
        <translation>일부로 쓸 이미지 수입니다. 늘 같은 이미지를 에폭마다 새로운 순서로 씁니다. 이것저것 시험해 보기에 좋지만, 이미지가 적으면 다른 이미지에도 통하는 것을 별로 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>워커</translation>
    </message>
    <message>
        <source>Processes that prepare batches ahead of time. They help where preparing is slow: many random transforms on large images. They take seconds to start, in every epoch, and images that are in memory as they are gain nothing.</source>
        <translation>배치를 미리 준비하는 프로세스입니다. 큰 이미지에 무작위 변환을 많이 쓸 때처럼 준비가 느리면 도움이 됩니다. 에폭마다 시작하는 데 몇 초가 걸리고, 이미 메모리에 있는 이미지를 그대로 쓸 때는 아무 이득이 없습니다.</translation>
    </message>
    <message>
        <source>Last batch</source>
        <translation>마지막 배치</translation>
    </message>
    <message>
        <source>Leaves out a last batch that is smaller than the others. That helps BatchNorm, which cannot learn from a single image; it costs a few images that go unseen in each epoch.</source>
        <translation>다른 배치보다 작은 마지막 배치를 버립니다. 이미지 한 장으로는 배우지 못하는 BatchNorm에 도움이 됩니다. 대신 에폭마다 이미지 몇 장을 보지 못합니다.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Puts batches where a CUDA GPU can fetch them by itself, which makes the way there faster. Without such a GPU it does nothing.</source>
        <translation>CUDA GPU가 직접 가져갈 수 있는 메모리에 배치를 두어 더 빨리 전달합니다. 그런 GPU가 없으면 아무 효과가 없습니다.</translation>
    </message>
    <message>
        <source>shuffle=False: the same order in every epoch. It makes batches comparable; in a training, batches of neighbours teach less, above all where the images are sorted by class.</source>
        <translation>shuffle=False: 에폭마다 순서가 같습니다. 배치를 서로 비교할 수 있지만, 학습할 때는 이웃한 이미지끼리 묶인 배치에서 배울 것이 적습니다. 이미지가 클래스 순으로 놓여 있으면 특히 그렇습니다.</translation>
    </message>
    <message>
        <source>WeightedRandomSampler: as many draws as there are images, all classes equally likely. It helps where some classes are rare: their images come several times in an epoch, and some images of common classes not at all.</source>
        <translation>WeightedRandomSampler: 모든 클래스를 같은 확률로, 이미지 수만큼 뽑습니다. 드문 클래스가 있을 때 도움이 됩니다. 드문 클래스의 이미지는 한 에폭에 여러 번 나오고, 흔한 클래스의 이미지 중에는 한 번도 나오지 않는 것도 있습니다.</translation>
    </message>
    <message>
        <source>SubsetRandomSampler: only some of the images, always the same ones. An epoch is short, which is good for trying things out, but the network sees less.</source>
        <translation>SubsetRandomSampler: 이미지의 일부만, 늘 같은 것을 씁니다. 에폭이 짧아 이것저것 시험해 보기에 좋지만 신경망이 보는 이미지가 적습니다.</translation>
    </message>
    <message>
        <source>shuffle=True: every image once in each epoch, in a new order each time. So each batch is a fair sample of all; it costs next to nothing.</source>
        <translation>shuffle=True: 에폭마다 모든 이미지를 한 번씩, 매번 새로운 순서로 씁니다. 그래서 배치마다 전체를 고르게 대표합니다. 시간은 거의 들지 않습니다.</translation>
    </message>
</context>
<context>
    <name>LoaderView</name>
    <message>
        <source>Next batch</source>
        <translation>다음 배치</translation>
    </message>
    <message>
        <source>Fetch the next batch (N)</source>
        <translation>다음 배치 가져오기(N 키)</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>Back to the first batch of the first epoch</source>
        <translation>첫 에폭의 첫 배치로 돌아가기</translation>
    </message>
    <message>
        <source>Which batch</source>
        <translation>배치 순서</translation>
    </message>
    <message>
        <source>The batch&apos;s tensors</source>
        <translation>배치의 텐서</translation>
    </message>
    <message>
        <source>Time for this batch</source>
        <translation>이 배치에 걸린 시간</translation>
    </message>
    <message>
        <source>Opening the images...</source>
        <translation>이미지를 여는 중...</translation>
    </message>
    <message numerus="yes">
        <source>The next batch starts %Ln worker process(es), which takes some seconds.</source>
        <translation>
            <numerusform>다음 배치를 가져올 때 워커 프로세스 %Ln개를 시작하며, 몇 초 걸립니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first batch comes here.</source>
        <translation>첫 배치가 여기에 보입니다.</translation>
    </message>
    <message>
        <source>Batch {0} of {1}, epoch {2}</source>
        <translation>배치 {0}/{1}, 에폭 {2}</translation>
    </message>
    <message>
        <source>{0}, one-hot for the loss: {1}</source>
        <translation>{0}, 손실 함수(loss function)에는 원-핫(one-hot): {1}</translation>
    </message>
    <message>
        <source>Values {0} to {1}, shown from black to white</source>
        <translation>값 {0} ~ {1}(검은색 ~ 흰색으로 표시)</translation>
    </message>
    <message>
        <source>Values {0} to {1}</source>
        <translation>값 {0} ~ {1}</translation>
    </message>
    <message>
        <source>{0} for this batch, {1} in the median</source>
        <translation>이 배치 {0}, 중앙값 {1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0}초</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0}밀리초</translation>
    </message>
    <message>
        <source>{0} of {1} in the batch: {2} (label {3}), index {4}</source>
        <translation>배치의 {1}장 중 {0}번째: {2}(레이블 {3}), 인덱스 {4}</translation>
    </message>
    <message>
        <source>Starting the worker processes...</source>
        <translation>워커 프로세스를 시작하는 중...</translation>
    </message>
    <message>
        <source>Fetching the batch...</source>
        <translation>배치를 가져오는 중...</translation>
    </message>
</context>
<context>
    <name>LogOpener</name>
    <message>
        <source>Open &amp;log</source>
        <translation>로그 열기(&amp;L)</translation>
    </message>
    <message>
        <source>What Atelier has written down about this session</source>
        <translation>Atelier가 이번 실행에 대해 적은 기록</translation>
    </message>
    <message>
        <source>The log is in {0}</source>
        <translation>로그의 위치: {0}</translation>
    </message>
</context>
<context>
    <name>LooksPage</name>
    <message>
        <source>Looks</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Light is easier to read on a projector.</source>
        <translation>프로젝터에서는 밝은 테마가 읽기 쉽습니다.</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>100 % is the system&apos;s own size; more is for a projector, or tired eyes.</source>
        <translation>100%는 시스템의 글자 크기입니다. 프로젝터를 쓰거나 눈이 피로하면 더 크게 하세요.</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>줄임</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>모두 보임</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Reduced: what changes is shown at once, instead of sliding or fading there.</source>
        <translation>줄임: 바뀐 내용을 미끄러지거나 서서히 나타나는 효과 없이 바로 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>LossCard</name>
    <message>
        <source>One loss on one batch</source>
        <translation>배치 하나의 손실(loss)</translation>
    </message>
    <message>
        <source>model.train()</source>
        <translation>model.train()</translation>
    </message>
    <message>
        <source>model.eval()</source>
        <translation>model.eval()</translation>
    </message>
    <message>
        <source>In training mode dropout draws, and batch normalisation uses the batch.</source>
        <translation>학습 모드에서는 드롭아웃이 값을 무작위로 0으로 만들고, 배치 정규화가 배치의 평균과 분산을 씁니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>모드</translation>
    </message>
    <message>
        <source>The batch begins at the image that is chosen in the Data tab.</source>
        <translation>배치는 데이터 탭에서 선택한 이미지부터 시작합니다.</translation>
    </message>
    <message>
        <source>Loss {0}</source>
        <translation>손실 {0}</translation>
    </message>
    <message>
        <source>Computing...</source>
        <translation>계산하는 중...</translation>
    </message>
    <message>
        <source>Make one loss</source>
        <translation>손실 계산</translation>
    </message>
    <message>
        <source>The loss or a gradient is not a finite number: the weights or the images hold nan, infinity or numbers that are too large. A step would spoil every weight.</source>
        <translation>손실이나 기울기가 유한하지 않습니다. 가중치나 이미지에 nan이나 무한대, 또는 너무 큰 수가 있습니다. 이대로 한 스텝을 진행하면 모든 가중치가 망가집니다.</translation>
    </message>
    <message>
        <source>The network, its weights or the images have changed since; what is shown is the copy from before. Make one loss anew.</source>
        <translation>그 뒤로 신경망이나 가중치, 이미지가 바뀌었습니다. 지금 보이는 것은 바뀌기 전의 사본입니다. 손실을 다시 계산하세요.</translation>
    </message>
</context>
<context>
    <name>LossFields</name>
    <message>
        <source>Cross entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>NLL</source>
        <translation>NLL</translation>
    </message>
    <message>
        <source>Multi-margin</source>
        <translation>다중 마진</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>What is made small. Cross entropy asks for a high probability of the right class; NLL is the same in two parts, as some books write it; multi-margin only asks that the right class is ahead by 1, and gives no probabilities to trust.</source>
        <translation>학습이 줄이려는 값입니다. 교차 엔트로피는 정답 클래스의 확률을 높이고, NLL은 같은 것을 두 단계로 나눠 쓴 것입니다. 다중 마진은 정답 클래스가 1만큼 앞서면 되므로, 확률을 그대로 믿을 수는 없습니다.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <source>How much of each label is spread over all classes, so that the network is less sure of itself. Too large: it is sure of nothing, and the loss stays high.</source>
        <translation>레이블을 모든 클래스에 나눠 주는 비율로, 신경망이 지나치게 확신하지 않게 합니다. 너무 크면 아무것도 확신하지 못하고 손실이 높게 남습니다.</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <source>How much each class counts, in the order of the classes; empty: all alike. Too large for one class: the network sees it everywhere.</source>
        <translation>클래스마다 얼마나 중요하게 볼지를 클래스 순서대로 적습니다. 비워 두면 모두 같습니다. 한 클래스만 너무 크면 무엇이든 그 클래스로 봅니다.</translation>
    </message>
    <message>
        <source>smoothing {0}</source>
        <translation>스무딩 {0}</translation>
    </message>
    <message>
        <source>class weights</source>
        <translation>클래스 가중치</translation>
    </message>
</context>
<context>
    <name>MachineFields</name>
    <message>
        <source>Full (float32)</source>
        <translation>단정밀도(float32)</translation>
    </message>
    <message>
        <source>Mixed (bfloat16)</source>
        <translation>혼합(bfloat16)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>연산 정밀도</translation>
    </message>
    <message>
        <source>Mixed computes large products with fewer digits where the device can: faster, a little less exact. Where it cannot, it is as full.</source>
        <translation>혼합 정밀도는 장치가 지원하면 큰 곱셈을 더 적은 자릿수로 계산합니다. 더 빠르지만 조금 덜 정확합니다. 지원하지 않으면 단정밀도와 같습니다.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Processor threads for one operation. Too many: a thread that waits for its core makes all others wait, so leave one core free.</source>
        <translation>연산 하나에 쓰는 프로세서 스레드 수입니다. 너무 많으면 코어를 기다리는 스레드 때문에 나머지도 모두 기다리므로, 코어 하나는 비워 두세요.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Where to compute. Automatic takes CUDA, then MPS, then the CPU.</source>
        <translation>계산할 장치입니다. 자동은 CUDA, MPS, CPU 순으로 사용할 수 있는 장치를 고릅니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Fixes every random draw: the same seed gives the same run, bit for bit. No seed is too large, and none is better than another.</source>
        <translation>모든 난수를 고정합니다. 시드가 같으면 결과도 비트 단위까지 같습니다. 시드의 크기는 아무 상관이 없고, 더 좋은 시드도 없습니다.</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>혼합 정밀도</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>스레드 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>시드 {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Atelier</source>
        <translation>Atelier</translation>
    </message>
    <message>
        <source>Saving the training before closing...</source>
        <translation>창을 닫기 전에 학습 상태를 저장하는 중...</translation>
    </message>
</context>
<context>
    <name>MeansCard</name>
    <message>
        <source>The mean image of each class</source>
        <translation>클래스별 평균 이미지</translation>
    </message>
    <message>
        <source>Mean image of each class</source>
        <translation>클래스별 평균 이미지</translation>
    </message>
    <message>
        <source>Each pixel is the mean of that pixel over the class. Sharp where the images agree, blurred where they differ: a linear model sees little more than this.</source>
        <translation>각 픽셀은 클래스의 모든 이미지에서 그 픽셀을 평균한 값입니다. 이미지가 서로 비슷한 곳은 선명하고 다른 곳은 흐릿합니다. 선형 모델이 보는 것도 이와 크게 다르지 않습니다.</translation>
    </message>
</context>
<context>
    <name>Memory</name>
    <message>
        <source>This code was here the last time.</source>
        <translation>지난번에 여기에 있던 코드입니다.</translation>
    </message>
</context>
<context>
    <name>MistakeGallery</name>
    <message>
        <source>Show all mistakes</source>
        <translation>모든 오답 보기</translation>
    </message>
    <message>
        <source>Images and what they were named</source>
        <translation>이미지와 예측 결과</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>해당하는 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>The chosen image</source>
        <translation>선택한 이미지</translation>
    </message>
    <message>
        <source>Open in the Data tab</source>
        <translation>데이터 탭에서 열기</translation>
    </message>
</context>
<context>
    <name>ModelBox</name>
    <message>
        <source>your layers</source>
        <translation>내 계층</translation>
    </message>
    <message>
        <source>your class</source>
        <translation>내 클래스</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>&amp;Model</source>
        <translation>모델(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>계층(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Walk</source>
        <translation>순전파(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Backprop</source>
        <translation>역전파(&amp;B)</translation>
    </message>
    <message>
        <source>B&amp;uilder</source>
        <translation>만들기(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Your class</source>
        <translation>내 클래스(&amp;Y)</translation>
    </message>
    <message>
        <source>Wei&amp;ghts</source>
        <translation>가중치(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Tensors</source>
        <translation>텐서(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Open weights...</source>
        <translation>가중치 열기(&amp;O)...</translation>
    </message>
    <message>
        <source>&amp;Reset weights</source>
        <translation>가중치 초기화(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ModelTab</name>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Pages of the Model tab</source>
        <translation>모델 탭의 페이지</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>계층</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>Backprop</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>Builder</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Your class</source>
        <translation>내 클래스</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>텐서</translation>
    </message>
    <message>
        <source>Values: your weights</source>
        <translation>값: 내 가중치</translation>
    </message>
    <message>
        <source>Values: your training, after step {0}</source>
        <translation>값: 내가 학습시킨 모델, 스텝 {0} 이후</translation>
    </message>
    <message>
        <source>Values: the weights that come with Atelier</source>
        <translation>값: Atelier에 포함된 가중치</translation>
    </message>
    <message>
        <source>Values: fresh from seed 0, not trained yet</source>
        <translation>값: 시드 0으로 초기화, 아직 학습 전</translation>
    </message>
</context>
<context>
    <name>ModuleBar</name>
    <message>
        <source>Search name or type</source>
        <translation>이름이나 종류 검색</translation>
    </message>
    <message>
        <source>Search the layers (Ctrl+F)</source>
        <translation>계층 검색(Ctrl+F)</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>트리</translation>
    </message>
    <message>
        <source>The network as PyTorch prints it</source>
        <translation>PyTorch가 출력하는 신경망</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>텍스트로 복사</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln개 찾음</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModuleModel</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>곱셈-덧셈</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Output memory</source>
        <translation>출력 메모리</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Std</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>Untick a layer to freeze it: training leaves it as it is.</source>
        <translation>계층의 체크를 풀면 동결됩니다. 동결한 계층은 학습해도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>What goes in and what comes out; N is the number of pictures.</source>
        <translation>입력과 출력의 모양입니다. N은 이미지 수입니다.</translation>
    </message>
    <message>
        <source>For one picture, in matrix products and convolutions; normalisation, activations and pooling are not counted.</source>
        <translation>이미지 한 장의 행렬 곱과 합성곱에 드는 횟수입니다. 정규화, 활성화, 풀링은 세지 않습니다.</translation>
    </message>
    <message>
        <source>Of the parameters and buffers.</source>
        <translation>매개변수와 버퍼가 차지하는 메모리입니다.</translation>
    </message>
    <message>
        <source>Of what comes out for one picture.</source>
        <translation>이미지 한 장의 출력이 차지하는 메모리입니다.</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
</context>
<context>
    <name>ModuleTexts</name>
    <message>
        <source>buffer, {0}, {1}</source>
        <translation>버퍼, {0}, {1}</translation>
    </message>
    <message>
        <source>parameter, {0}, {1}</source>
        <translation>매개변수, {0}, {1}</translation>
    </message>
    <message>
        <source>{0}: {1} nan, {2} infinite</source>
        <translation>{0}: nan {1}개, 무한대 {2}개</translation>
    </message>
    <message>
        <source>{0}, shared with {1}</source>
        <translation>{0}, {1}와(과) 공유</translation>
    </message>
    <message>
        <source>Calls in a forward pass: {0}</source>
        <translation>순전파에서 호출된 횟수: {0}</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모델</translation>
    </message>
</context>
<context>
    <name>ModuleTreeView</name>
    <message>
        <source>Layers and parameters</source>
        <translation>계층과 매개변수</translation>
    </message>
</context>
<context>
    <name>MomentBar</name>
    <message>
        <source>Now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>Before training</source>
        <translation>학습 전</translation>
    </message>
    <message>
        <source>Epoch {0} of {1}</source>
        <translation>에폭 {0}/{1}</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>시점</translation>
    </message>
    <message>
        <source>Look back at an earlier epoch: every tab shows the network as it was then.</source>
        <translation>지난 에폭을 되돌아봅니다. 모든 탭이 그때의 신경망을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>현재로 돌아가기</translation>
    </message>
    <message>
        <source>Each epoch&apos;s weights appear here; drag to look back.</source>
        <translation>에폭마다 가중치가 여기에 쌓입니다. 끌어서 지난 시점을 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>NearestView</name>
    <message>
        <source>The training images most like the drawing</source>
        <translation>그림과 가장 비슷한 학습 이미지</translation>
    </message>
    <message>
        <source>Training images looked at</source>
        <translation>학습 이미지 확인 진행률</translation>
    </message>
    <message>
        <source>They appear here as soon as a dataset is open.</source>
        <translation>데이터셋을 열면 여기에 보입니다.</translation>
    </message>
    <message>
        <source>The images that are open do not fit this model.</source>
        <translation>지금 열린 이미지는 이 모델에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Look for them</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>The model looks at every training image once...</source>
        <translation>모델이 모든 학습 이미지를 한 번씩 살펴보는 중...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>They were not looked for.</source>
        <translation>찾지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>NetworkFiles</name>
    <message>
        <source>Open a network</source>
        <translation>신경망 열기</translation>
    </message>
    <message>
        <source>Save the network</source>
        <translation>신경망 저장</translation>
    </message>
    <message>
        <source>Networks (*.json)</source>
        <translation>신경망 (*.json)</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>저장했습니다: {0}</translation>
    </message>
</context>
<context>
    <name>NewcomerCard</name>
    <message>
        <source>New here?</source>
        <translation>처음이신가요?</translation>
    </message>
    <message>
        <source>Short lessons lead through PyTorch: you predict, you do it in this window, and you see why. The first ends with a drawing that a network names.</source>
        <translation>짧은 수업으로 PyTorch를 차근차근 익힙니다. 먼저 예측하고, 이 창에서 직접 해 보고, 왜 그런지 확인합니다. 첫 수업의 마지막에는 직접 그린 그림의 이름을 신경망이 맞힙니다.</translation>
    </message>
    <message>
        <source>Or watch first: a small network looks at {0} pictures of clothes for half a minute, and makes fewer and fewer mistakes. Then you draw for it.</source>
        <translation>먼저 지켜봐도 좋습니다. 작은 신경망이 30초쯤 옷과 소품 이미지 {0}장을 보면서 점점 덜 틀립니다. 그다음에는 직접 그려서 맞히게 해 보세요.</translation>
    </message>
    <message>
        <source>Train your first network</source>
        <translation>첫 신경망 학습시키기</translation>
    </message>
    <message>
        <source>Look at the lessons</source>
        <translation>수업 살펴보기</translation>
    </message>
    <message>
        <source>Begin with lesson 1</source>
        <translation>수업 1 시작하기</translation>
    </message>
    <message>
        <source>Go on with lesson {0}</source>
        <translation>수업 {0} 계속하기</translation>
    </message>
</context>
<context>
    <name>NextPupilPage</name>
    <message>
        <source>Next pupil</source>
        <translation>다음 학생</translation>
    </message>
    <message>
        <source>Start afresh for the next pupil...</source>
        <translation>다음 학생을 위해 새로 시작...</translation>
    </message>
    <message>
        <source>Puts away what was made here, so that the next one begins with nothing.</source>
        <translation>지금까지 만든 것을 따로 보관해, 다음 학생이 빈 상태에서 시작하게 합니다.</translation>
    </message>
    <message>
        <source>Show what was put away</source>
        <translation>보관한 작업 보기</translation>
    </message>
    <message>
        <source>A folder for each pupil, named by its date.</source>
        <translation>학생마다 날짜로 이름 지은 폴더가 하나씩 있습니다.</translation>
    </message>
    <message>
        <source>To look at the newest again, type this into PowerShell:</source>
        <translation>가장 최근 작업을 다시 보려면 PowerShell에 입력하세요.</translation>
    </message>
    <message>
        <source>To look at the newest again, type this into a terminal:</source>
        <translation>가장 최근 작업을 다시 보려면 터미널에 입력하세요.</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>명령 복사</translation>
    </message>
    <message>
        <source>Put it away</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>A training is in progress. Stop it first: it is kept as it is.</source>
        <translation>학습이 진행 중입니다. 먼저 정지하세요. 지금까지 학습한 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Runs, the trash, drawings, what was learned from them, and the list of code that was allowed move to {0}
Nothing is deleted. Downloaded datasets, settings and the log stay. Files that were saved elsewhere stay too.</source>
        <translation>학습 기록, 휴지통, 그림, 그림으로 학습한 가중치, 허용한 코드 목록을 다음 폴더로 옮깁니다: {0}
삭제되는 것은 없습니다. 내려받은 데이터셋과 설정, 로그는 그대로 두고, 다른 곳에 저장한 파일도 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Putting it away...</source>
        <translation>보관하는 중...</translation>
    </message>
</context>
<context>
    <name>NumberedView</name>
    <message>
        <source>The code</source>
        <translation>코드</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
</context>
<context>
    <name>OptimizerFields</name>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>How much of the last step goes into the next one, for SGD; 0.9 is customary. Too close to 1: it rolls past the valley.</source>
        <translation>SGD에서 이전 스텝을 다음 스텝에 반영하는 비율입니다. 보통 0.9를 씁니다. 1에 너무 가까우면 최저점을 지나쳐 버립니다.</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>Momentum that looks ahead: the gradient counts as if the step had been taken. It needs a momentum above 0, and steadies a large one a little.</source>
        <translation>한발 앞서 보는 모멘텀으로, 스텝을 이미 내디딘 것처럼 기울기를 계산합니다. 모멘텀이 0보다 커야 하며, 큰 모멘텀을 조금 더 안정시킵니다.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Pulls weights towards zero, so that none grows without need. Too large: the network cannot learn.</source>
        <translation>가중치를 0 쪽으로 끌어당겨(weight decay) 불필요하게 커지지 않게 합니다. 너무 크면 신경망이 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>기울기 클리핑</translation>
    </message>
    <message>
        <source>Shortens a gradient that is longer than this, so that one bad batch cannot throw the weights far away. Too large: it never acts. Too small: all steps are tiny.</source>
        <translation>이보다 큰 기울기를 줄여서(gradient clipping), 나쁜 배치 하나가 가중치를 멀리 튕겨 내지 못하게 합니다. 너무 크면 아무 효과가 없고, 너무 작으면 모든 스텝이 아주 작아집니다.</translation>
    </message>
    <message>
        <source>momentum {0}</source>
        <translation>모멘텀 {0}</translation>
    </message>
    <message>
        <source>decay {0}</source>
        <translation>감쇠 {0}</translation>
    </message>
    <message>
        <source>clipped at {0}</source>
        <translation>클리핑 {0}</translation>
    </message>
</context>
<context>
    <name>OptionButton</name>
    <message>
        <source>This is what I predict</source>
        <translation>이렇게 예측하기</translation>
    </message>
</context>
<context>
    <name>OutputPanel</name>
    <message>
        <source>How the code goes</source>
        <translation>코드 실행 상태</translation>
    </message>
    <message>
        <source>What to know of the output</source>
        <translation>출력 관련 알림</translation>
    </message>
    <message>
        <source>What the code has printed</source>
        <translation>코드가 출력한 내용</translation>
    </message>
    <message>
        <source>What the code prints will stand here.</source>
        <translation>코드가 출력하는 내용이 여기에 보입니다.</translation>
    </message>
    <message>
        <source>What the window shows</source>
        <translation>창에 보이는 내용</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>The window shows</source>
        <translation>창에 보이는 내용</translation>
    </message>
    <message>
        <source>The code has not been run yet.</source>
        <translation>아직 코드를 실행하지 않았습니다.</translation>
    </message>
    <message>
        <source>Writing the files that the code reads...</source>
        <translation>코드가 읽을 파일을 쓰는 중...</translation>
    </message>
    <message>
        <source>Running for {0} s</source>
        <translation>코드 실행 중({0}초)</translation>
    </message>
    <message>
        <source>Done after {0} s</source>
        <translation>실행 완료({0}초)</translation>
    </message>
    <message>
        <source>Failed after {0} s (exit code {1})</source>
        <translation>실행 실패({0}초, 종료 코드 {1})</translation>
    </message>
    <message>
        <source>The process crashed after {0} s</source>
        <translation>프로세스가 비정상 종료됨({0}초)</translation>
    </message>
    <message>
        <source>Stopped after {0} s</source>
        <translation>정지됨({0}초)</translation>
    </message>
    <message>
        <source>It printed too much and was ended after {0} s</source>
        <translation>출력이 너무 많아 중단됨({0}초)</translation>
    </message>
    <message>
        <source>The code has changed since.</source>
        <translation>실행한 뒤에 코드가 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Not on this machine, so the code downloads it: {0}</source>
        <translation>이 컴퓨터에 없는 데이터셋을 코드가 내려받습니다: {0}</translation>
    </message>
    <message>
        <source>Only the end of the output is shown.</source>
        <translation>출력이 길어 끝부분만 보입니다.</translation>
    </message>
</context>
<context>
    <name>OverviewCode</name>
    <message>
        <source>Data: At a glance</source>
        <translation>데이터: 한눈에 보기</translation>
    </message>
    <message>
        <source>Images of each class</source>
        <translation>클래스별 이미지 수</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>The pixels are being counted.</source>
        <translation>픽셀 통계를 계산하는 중입니다.</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>Images counted</source>
        <translation>이미지 집계 진행률</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>학습 이미지</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>Means and pixels of</source>
        <translation>평균과 픽셀 값을 볼 이미지</translation>
    </message>
    <message>
        <source>Choose a dataset: here you see it as a whole.</source>
        <translation>데이터셋을 고르면 여기에서 전체를 한눈에 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Counting the pixels of all images...</source>
        <translation>모든 이미지의 픽셀을 세는 중...</translation>
    </message>
    <message>
        <source>{0} training and {1} test images of {2}</source>
        <translation>학습 이미지 {0}장, 테스트 이미지 {1}장({2})</translation>
    </message>
</context>
<context>
    <name>PadLine</name>
    <message>
        <source>Line</source>
        <translation>입력할 줄</translation>
    </message>
    <message>
        <source>Enter runs the line; Up and Down bring back those before.</source>
        <translation>Enter 키로 실행하고, 위쪽과 아래쪽 화살표 키로 이전에 입력한 줄을 불러옵니다.</translation>
    </message>
</context>
<context>
    <name>PageCode</name>
    <message>
        <source>This page shows nothing yet.</source>
        <translation>이 페이지에는 아직 보이는 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>PicturePage</name>
    <message>
        <source>The values as a picture</source>
        <translation>그림으로 본 값</translation>
    </message>
    <message>
        <source>One picture for each unit</source>
        <translation>유닛마다 그림 한 장씩 보기</translation>
    </message>
    <message>
        <source>Each unit has as many weights as a picture has pixels: drawn in their places.</source>
        <translation>유닛마다 가중치가 이미지의 픽셀 수만큼 있으므로, 각각 해당하는 픽셀 자리에 그립니다.</translation>
    </message>
    <message>
        <source>Value under the cursor</source>
        <translation>커서 위치의 값</translation>
    </message>
    <message>
        <source>The tile under the cursor</source>
        <translation>커서 위치의 타일</translation>
    </message>
    <message>
        <source>Point at a tile to see it enlarged.</source>
        <translation>타일을 가리키면 확대해서 보입니다.</translation>
    </message>
    <message>
        <source>The picture shows the first {0} of {1} values.</source>
        <translation>그림은 값 {1}개 중 처음 {0}개를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Point at a place to read its value.</source>
        <translation>위치를 가리키면 값이 보입니다.</translation>
    </message>
    <message>
        <source>[{0}] = {1}</source>
        <translation>[{0}] = {1}</translation>
    </message>
    <message>
        <source>{0} (unit {1}, channel {2}, pixel row {3}, column {4})</source>
        <translation>{0}(유닛 {1}, 채널 {2}, 픽셀 {3}행 {4}열)</translation>
    </message>
    <message>
        <source>{0} (unit {1}, pixel row {2}, column {3})</source>
        <translation>{0}(유닛 {1}, 픽셀 {2}행 {3}열)</translation>
    </message>
</context>
<context>
    <name>PixelCard</name>
    <message>
        <source>Logarithmic</source>
        <translation>로그 눈금</translation>
    </message>
    <message>
        <source>Each line is a fixed multiple of the one below: rare values show, too.</source>
        <translation>눈금선의 값이 바로 아래 선의 일정한 배수입니다. 드문 값도 보입니다.</translation>
    </message>
    <message>
        <source>The transform that standardises these images</source>
        <translation>이 이미지를 표준화하는 변환</translation>
    </message>
    <message>
        <source>With it each channel of the network&apos;s input has mean 0 and deviation 1.</source>
        <translation>이 변환을 쓰면 신경망 입력의 채널마다 평균이 0, 표준편차가 1이 됩니다.</translation>
    </message>
    <message>
        <source>Pixel values</source>
        <translation>픽셀 값</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
</context>
<context>
    <name>PixelPanel</name>
    <message>
        <source>Input channel</source>
        <translation>입력 채널</translation>
    </message>
    <message>
        <source>Click a pixel above to see what it sees of the picture, and how it is made.</source>
        <translation>위에서 픽셀을 누르면 그 픽셀이 이미지의 어디를 보는지, 값이 어떻게 나오는지 보입니다.</translation>
    </message>
    <message>
        <source>Map {0}, row {1}, column {2} reads {3} of the layer&apos;s input.</source>
        <translation>특징 맵 {0}의 {1}행 {2}열은 이 계층 입력의 {3}을 읽습니다.</translation>
    </message>
    <message>
        <source>Map {0}, row {1}, column {2} reads {3} of the layer&apos;s input. In the picture: {4}.</source>
        <translation>특징 맵 {0}의 {1}행 {2}열은 이 계층 입력의 {3}을 읽습니다. 이미지에서 보는 영역: {4}.</translation>
    </message>
    <message>
        <source>torch says {0}; it adds up in another order, so the last digit may differ.</source>
        <translation>torch의 계산 결과는 {0}입니다. 더하는 순서가 달라 마지막 자리가 다를 수 있습니다.</translation>
    </message>
    <message>
        <source>rows {0} to {1}, columns {2} to {3}</source>
        <translation>{0} ~ {1}행, {2} ~ {3}열</translation>
    </message>
    <message>
        <source>of {0}; it adds {1}</source>
        <translation>전체 {0}개, 더하는 값 {1}</translation>
    </message>
    <message>
        <source>Sum of {0} products</source>
        <translation>곱 {0}개의 합</translation>
    </message>
    <message>
        <source>{0} = {1}</source>
        <translation>{0} = {1}</translation>
    </message>
    <message>
        <source>{0} {1} + bias {2} = {3}</source>
        <translation>{0} {1} + 편향 {2} = {3}</translation>
    </message>
    <message>
        <source>The largest of {0} numbers = {1}</source>
        <translation>숫자 {0}개 중 가장 큰 값 = {1}</translation>
    </message>
    <message>
        <source>Sum {0} / {1} = {2}</source>
        <translation>합 {0} / {1} = {2}</translation>
    </message>
</context>
<context>
    <name>PlotHover</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>PlotSaver</name>
    <message>
        <source>{0} could not be written: {1}.</source>
        <translation>{0} 파일을 저장하지 못했습니다: {1}.</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 벡터 그림 (*.svg)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 표 (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
</context>
<context>
    <name>PlotTools</name>
    <message>
        <source>Plot tools</source>
        <translation>그래프 도구</translation>
    </message>
    <message>
        <source>Log scale, export, copy. In the plot: wheel or + and - zoom, dragging or the arrow keys move, Shift and the arrow keys read values, a double click or 0 shows all.</source>
        <translation>로그 눈금, 내보내기, 복사. 그래프에서 마우스 휠이나 +, - 키로 확대하고 축소하며, 끌거나 화살표 키로 이동하고, Shift와 화살표 키로 값을 읽고, 두 번 누르거나 0 키로 전체를 봅니다.</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>로그 눈금</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Picture (PNG)...</source>
        <translation>그림(PNG)...</translation>
    </message>
    <message>
        <source>Drawing (SVG)...</source>
        <translation>벡터 그림(SVG)...</translation>
    </message>
    <message>
        <source>Data (CSV)...</source>
        <translation>데이터(CSV)...</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>데이터 복사</translation>
    </message>
</context>
<context>
    <name>PredictPart</name>
    <message>
        <source>Predict</source>
        <translation>예측하기</translation>
    </message>
    <message>
        <source>I do not know yet</source>
        <translation>아직 모르겠어요</translation>
    </message>
    <message>
        <source>Go on without a prediction</source>
        <translation>예측하지 않고 넘어가기</translation>
    </message>
    <message>
        <source>**You said:** {0}</source>
        <translation>**내 예측:** {0}</translation>
    </message>
    <message>
        <source>You want to see it first.</source>
        <translation>예측하지 않고 먼저 보기로 했습니다.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>설정 페이지</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Changes act at once, and are saved.</source>
        <translation>바꾼 설정은 바로 적용되고 저장됩니다.</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Step by step</source>
        <translation>단계별 결과</translation>
    </message>
    <message>
        <source>Random draws of the image</source>
        <translation>이미지를 무작위로 변환한 결과</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>다시 뽑기</translation>
    </message>
    <message>
        <source>Other random draws of the same image</source>
        <translation>같은 이미지를 무작위로 다시 변환하기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln random draws</source>
        <translation>
            <numerusform>무작위 결과 %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>before step {0}</source>
        <translation>{0}단계 직전까지</translation>
    </message>
    <message>
        <source>all the same, as no step is random</source>
        <translation>무작위 단계가 없어 모두 같음</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} ~ {1}</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>저장된 그대로</translation>
    </message>
    <message>
        <source>cannot work</source>
        <translation>적용 불가</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>변화 없음</translation>
    </message>
    <message>
        <source>scaled for display</source>
        <translation>표시용으로 조정</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>개인정보</translation>
    </message>
    <message>
        <source>Atelier sends nothing anywhere: there is no telemetry.</source>
        <translation>Atelier는 어디에도 아무것도 보내지 않습니다. 사용 정보를 수집하지 않습니다.</translation>
    </message>
    <message>
        <source>It goes to the network only to download a dataset that you ask for.</source>
        <translation>요청한 데이터셋을 내려받을 때만 네트워크에 연결합니다.</translation>
    </message>
    <message>
        <source>A log for finding mistakes is written to {0}. It stays there.</source>
        <translation>오류를 찾기 위한 로그를 남깁니다. 위치: {0}. 로그는 이 컴퓨터에만 남습니다.</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>No verdict yet</source>
        <translation>아직 예측이 없습니다</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>확률</translation>
    </message>
</context>
<context>
    <name>ProductView</name>
    <message>
        <source>Numbers that are multiplied and added up</source>
        <translation>곱해서 더하는 숫자</translation>
    </message>
</context>
<context>
    <name>RangePlot</name>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Smoothed loss</source>
        <translation>평활화한 손실</translation>
    </message>
    <message>
        <source>Loss over learning rate</source>
        <translation>학습률에 따른 손실</translation>
    </message>
    <message>
        <source>Suggested learning rate: {0}</source>
        <translation>추천 학습률: {0}</translation>
    </message>
</context>
<context>
    <name>RangeTestCode</name>
    <message>
        <source>Training: Learning rate</source>
        <translation>학습: 학습률</translation>
    </message>
    <message>
        <source>The search for a learning rate has no code of its own. The page of curves shows the loss, the optimizer and the loop, with the rate that the form says.</source>
        <translation>학습률 찾기에는 따로 코드가 없습니다. 곡선 페이지의 코드에서 손실 함수, 옵티마이저, 학습 루프와 학습 설정에 적은 학습률을 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>RangeTestView</name>
    <message>
        <source>A fresh copy of the network learns for a moment while the learning rate rises from far too small to far too large. Your training is not touched.</source>
        <translation>새로 만든 신경망 사본을 잠시 학습시키면서 학습률을 아주 작은 값부터 아주 큰 값까지 올려 봅니다. 지금까지의 학습에는 영향이 없습니다.</translation>
    </message>
    <message>
        <source>Progress of the range test</source>
        <translation>범위 테스트 진행률</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>학습률 찾기</translation>
    </message>
    <message>
        <source>Testing...</source>
        <translation>테스트하는 중...</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>The loss does not clearly fall at any rate; try another optimizer.</source>
        <translation>어떤 학습률에서도 손실이 뚜렷하게 줄지 않습니다. 다른 옵티마이저를 써 보세요.</translation>
    </message>
    <message>
        <source>The loss falls well at {0}, and there is room before it rises.</source>
        <translation>학습률 {0}에서 손실이 잘 줄고, 다시 커지기 전까지 여유도 있습니다.</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>{0} 적용</translation>
    </message>
</context>
<context>
    <name>RateField</name>
    <message>
        <source>Find...</source>
        <translation>찾기...</translation>
    </message>
    <message>
        <source>Tries rates from very small to very large on a few steps each, and suggests one.</source>
        <translation>아주 작은 학습률부터 아주 큰 학습률까지 몇 스텝씩 시험해 보고 하나를 추천합니다.</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>학습률 찾기</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source>{0}: {1}, {2}</source>
        <translation>{0}: {1}, {2}</translation>
    </message>
</context>
<context>
    <name>Renewal</name>
    <message>
        <source>The window changes as soon as what is going on in it has ended.</source>
        <translation>진행 중인 작업이 끝나면 창이 바뀝니다.</translation>
    </message>
</context>
<context>
    <name>ResultsCode</name>
    <message>
        <source>Training: Results</source>
        <translation>학습: 결과</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>측정한 대상</translation>
    </message>
    <message>
        <source>No results are shown.</source>
        <translation>아직 보이는 결과가 없습니다.</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>Counts</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>How many images of a class were given each name</source>
        <translation>클래스의 이미지가 각각 몇 장씩 어떤 클래스로 예측되었는지</translation>
    </message>
    <message>
        <source>Shares, %</source>
        <translation>비율(%)</translation>
    </message>
    <message>
        <source>Which share of a class was given each name</source>
        <translation>클래스의 이미지가 어떤 비율로 각 클래스로 예측되었는지</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Parts of the results</source>
        <translation>결과의 부분</translation>
    </message>
    <message>
        <source>Per class</source>
        <translation>클래스별</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>보정</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>오답</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mistake(s), the most confident first</source>
        <translation>
            <numerusform>오답 %Ln개, 확신도가 높은 순</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} named right, {1}</source>
        <translation>{0}: 정답, 확신도 {1}</translation>
    </message>
    <message>
        <source>{0} named {1}, {2}</source>
        <translation>실제 {0}, 예측 {1}, 확신도 {2}</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>측정한 대상</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>검증 이미지</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>학습 이미지</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>측정에 쓰는 이미지</translation>
    </message>
    <message>
        <source>A network that does much better on the images it learnt from has overfitted.</source>
        <translation>학습에 쓴 이미지에서만 훨씬 잘 맞힌다면 과적합된 신경망입니다.</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>측정 진행률</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Measuring...</source>
        <translation>측정하는 중...</translation>
    </message>
    <message>
        <source>Train a model: here you see which images it names right.</source>
        <translation>모델을 학습시키면 어떤 이미지를 맞히는지 여기에 보입니다.</translation>
    </message>
    <message>
        <source>The results appear after the first epoch, or when you pause.</source>
        <translation>첫 에폭이 끝나거나 일시정지하면 결과가 보입니다.</translation>
    </message>
    <message>
        <source>Your model was trained on {0}, and {1} is open. Open {0} in the Data tab, or train a model on {1}.</source>
        <translation>내 모델은 {0} 데이터셋으로 학습했는데, 지금 열린 것은 {1} 데이터셋입니다. 데이터 탭에서 {0} 데이터셋을 열거나 {1} 데이터셋으로 모델을 학습시키세요.</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>{0} 열기</translation>
    </message>
    <message>
        <source>Cancelled. It begins again when you come back to this page.</source>
        <translation>취소했습니다. 이 페이지로 돌아오면 다시 시작합니다.</translation>
    </message>
    <message>
        <source>{0} · loss {1}</source>
        <translation>{0} · 손실 {1}</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln training image(s) named right</source>
        <translation>
            <numerusform>학습 이미지 %Ln장 중 {0}를 맞혔습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln validation image(s) named right</source>
        <translation>
            <numerusform>검증 이미지 %Ln장 중 {0}를 맞혔습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} on {1}, before training</source>
        <translation>{0} 모델, {1} 데이터셋, 학습 전</translation>
    </message>
    <message numerus="yes">
        <source>{0} on {1}, after %Ln step(s)</source>
        <translation>
            <numerusform>{0} 모델, {1} 데이터셋, %Ln스텝 학습 후</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} on {1}, after epoch {2}</source>
        <translation>{0} 모델, {1} 데이터셋, {2}에폭 학습 후</translation>
    </message>
</context>
<context>
    <name>RidgePlot</name>
    <message>
        <source>Epoch {0}: no finite values</source>
        <translation>에폭 {0}: 유한한 값 없음</translation>
    </message>
    <message>
        <source>Epoch {0}: {1} to {2}</source>
        <translation>에폭 {0}: {1} ~ {2}</translation>
    </message>
    <message>
        <source>{0}; not finite: {1}</source>
        <translation>{0}, 유한하지 않은 값: {1}개</translation>
    </message>
    <message>
        <source>From</source>
        <translation>구간 시작</translation>
    </message>
    <message>
        <source>To</source>
        <translation>구간 끝</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>No finite values in any epoch</source>
        <translation>어느 에폭에도 유한한 값이 없습니다</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>유한하지 않음</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에폭</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Search name, note, model, dataset</source>
        <translation>이름, 메모, 모델, 데이터셋 검색</translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation>학습 기록 검색</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show the run&apos;s curves and weights everywhere (Enter)</source>
        <translation>이 학습의 곡선과 가중치를 모든 탭에서 보기(Enter)</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Train on from where the run was left</source>
        <translation>멈춘 곳부터 이어서 학습하기</translation>
    </message>
    <message>
        <source>Duplicate as new</source>
        <translation>새 학습으로 복제</translation>
    </message>
    <message>
        <source>Take the run&apos;s settings into the form</source>
        <translation>이 학습의 설정을 학습 설정에 불러오기</translation>
    </message>
    <message>
        <source>Export as script...</source>
        <translation>스크립트로 내보내기...</translation>
    </message>
    <message>
        <source>Write the run as one file of plain PyTorch</source>
        <translation>이 학습을 순수한 PyTorch 코드 파일 하나로 저장</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Move to the trash (Del)</source>
        <translation>휴지통으로 옮기기(Del)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>파일 관리자에서 보기</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>경로 복사</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>휴지통 비우기</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Run {0}</source>
        <translation>학습 기록 {0}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} 모델, {1}</translation>
    </message>
    <message>
        <source>Training in progress</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>미완료</translation>
    </message>
    <message>
        <source>{0}, not finished</source>
        <translation>정확도 {0}, 미완료</translation>
    </message>
    <message>
        <source>{0} right</source>
        <translation>정확도 {0}</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>Validation accuracy</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>Errors, log scale</source>
        <translation>오류율(로그 눈금)</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>학습 정확도</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>비교할 값</translation>
    </message>
    <message>
        <source>What differs between the runs</source>
        <translation>학습마다 다른 점</translation>
    </message>
    <message>
        <source>The first {0} of {1} chosen runs are compared.</source>
        <translation>선택한 학습 {1}개 중 처음 {0}개를 비교합니다.</translation>
    </message>
    <message>
        <source>Their specs are the same.</source>
        <translation>학습 사양이 모두 같습니다.</translation>
    </message>
    <message>
        <source>What differs:</source>
        <translation>다른 점:</translation>
    </message>
    <message>
        <source>Best accuracy</source>
        <translation>최고 정확도</translation>
    </message>
    <message>
        <source>Epochs done</source>
        <translation>마친 에폭</translation>
    </message>
    <message>
        <source>Seconds per epoch</source>
        <translation>에폭당 시간(초)</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>None of these runs has finished an epoch.</source>
        <translation>에폭을 하나라도 마친 학습이 없습니다.</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>What did you want to find out? What came of it?</source>
        <translation>무엇을 알아보려고 했나요? 결과는 어땠나요?</translation>
    </message>
    <message>
        <source>Spec of the run</source>
        <translation>학습 사양</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>{0} · {1} · {2}</source>
        <translation>{0} · {1} · {2}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation>
            <numerusform>%Ln스텝</numerusform>
        </translation>
    </message>
    <message>
        <source>No epoch was finished yet.</source>
        <translation>아직 마친 에폭이 없습니다.</translation>
    </message>
    <message>
        <source>Validation accuracy {0}, after epoch {1}: the best and the last.</source>
        <translation>검증 정확도 {0}(에폭 {1}): 최고이자 마지막 값입니다.</translation>
    </message>
    <message>
        <source>Validation accuracy {0} at best, after epoch {1}; {2} at the end.</source>
        <translation>검증 정확도: 최고 {0}(에폭 {1}), 마지막 {2}</translation>
    </message>
</context>
<context>
    <name>RunModel</name>
    <message>
        <source>Curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>최고</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작 시각</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>미완료</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>손상됨</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>Validation accuracy: {0} at best, after epoch {1}</source>
        <translation>검증 정확도: 최고 {0}(에폭 {1})</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>모델 학습</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>한 스텝만</translation>
    </message>
    <message>
        <source>Trains on a single batch and waits: a new run, or the one that is paused.</source>
        <translation>배치 하나만 학습하고 기다립니다. 새로 시작하거나, 일시정지한 학습을 한 스텝 진행합니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>On {0}: {1} images to learn from.</source>
        <translation>{0} 데이터셋의 이미지 {1}장으로 학습합니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transform(s)</source>
        <translation>
            <numerusform>변환 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>merged classes</source>
        <translation>합친 클래스</translation>
    </message>
    <message>
        <source>one-hot targets</source>
        <translation>원-핫 타깃</translation>
    </message>
    <message>
        <source>images in the dataset&apos;s order</source>
        <translation>이미지를 원래 순서대로</translation>
    </message>
    <message>
        <source>classes equally often</source>
        <translation>클래스를 고르게</translation>
    </message>
    <message>
        <source>a part of the images</source>
        <translation>이미지 일부만</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>학습 연장</translation>
    </message>
    <message>
        <source>Adds as many epochs to this run as the form says, with its schedule and learning rate. What was trained stays as it is.</source>
        <translation>이 학습에 위에서 정한 에폭 수를 더해, 그 스케줄과 학습률로 더 학습합니다. 지금까지 학습한 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Goes on with this run from its last checkpoint to its planned end.</source>
        <translation>이 학습을 마지막 체크포인트부터 처음 정한 끝까지 이어서 학습합니다.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
</context>
<context>
    <name>RunPlots</name>
    <message>
        <source>Step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Loss of each step</source>
        <translation>스텝별 손실(loss)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>Each step&apos;s loss appears here.</source>
        <translation>스텝마다의 손실이 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>Learning rate of each step</source>
        <translation>스텝별 학습률</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Each step&apos;s learning rate appears here.</source>
        <translation>스텝마다의 학습률이 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>Norm of the gradient</source>
        <translation>기울기 노름(gradient norm)</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>노름</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>기울기 노름</translation>
    </message>
    <message>
        <source>How long the gradient is, while a run goes on; it is not kept.</source>
        <translation>학습하는 동안 기울기의 크기가 그려집니다. 저장되지는 않습니다.</translation>
    </message>
    <message>
        <source>Curves by step</source>
        <translation>스텝별 곡선</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>Accuracy of each epoch</source>
        <translation>에폭별 정확도</translation>
    </message>
    <message>
        <source>Named right</source>
        <translation>맞힌 비율</translation>
    </message>
    <message>
        <source>After each epoch: how many images were named right.</source>
        <translation>에폭이 끝날 때마다 맞힌 이미지의 비율이 그려집니다.</translation>
    </message>
    <message>
        <source>Loss of each epoch</source>
        <translation>에폭별 손실</translation>
    </message>
    <message>
        <source>After each epoch: its mean loss.</source>
        <translation>에폭이 끝날 때마다 평균 손실이 그려집니다.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Curves by epoch</source>
        <translation>에폭별 곡선</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>rate {0}</source>
        <translation>학습률 {0}</translation>
    </message>
    <message>
        <source>to epoch {0}</source>
        <translation>에폭 {0}까지</translation>
    </message>
    <message>
        <source>time is up</source>
        <translation>시간 종료</translation>
    </message>
    <message>
        <source>no longer falling</source>
        <translation>조기 종료</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Runs</source>
        <translation>학습 기록</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>미완료</translation>
    </message>
</context>
<context>
    <name>RunsCode</name>
    <message>
        <source>Training: Runs</source>
        <translation>학습: 학습 기록</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>학습 기록</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Choose one run.</source>
        <translation>학습 기록을 하나만 선택하세요.</translation>
    </message>
    <message>
        <source>This run has no figures yet.</source>
        <translation>이 학습 기록에는 아직 측정값이 없습니다.</translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message>
        <source>Looking for runs...</source>
        <translation>학습 기록을 찾는 중...</translation>
    </message>
    <message>
        <source>Choose a run to see it, or several to compare them.</source>
        <translation>학습 기록을 하나 선택하면 자세히 보고, 여러 개 선택하면 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>No runs yet. Each training is kept here, with its curves and weights.</source>
        <translation>아직 학습 기록이 없습니다. 학습할 때마다 곡선과 가중치가 여기에 보관됩니다.</translation>
    </message>
    <message>
        <source>No run matches &quot;{0}&quot;.</source>
        <translation>&quot;{0}&quot; 검색어에 맞는 학습 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>저장했습니다: {0}</translation>
    </message>
    <message>
        <source>The run is in {0}</source>
        <translation>학습 기록의 위치: {0}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is in the trash.</source>
        <translation>&quot;{0}&quot; 학습 기록을 휴지통으로 옮겼습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) are in the trash.</source>
        <translation>
            <numerusform>학습 기록 %Ln개를 휴지통으로 옮겼습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>휴지통이 비어 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) in the trash, {0}. This cannot be undone.</source>
        <translation>
            <numerusform>휴지통에 학습 기록 %Ln개({0})가 있습니다. 비우면 되돌릴 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>완전히 삭제</translation>
    </message>
</context>
<context>
    <name>SaliencyLegend</name>
    <message>
        <source>spoke for it</source>
        <translation>이 클래스라는 근거</translation>
    </message>
    <message>
        <source>spoke against it</source>
        <translation>아니라는 근거</translation>
    </message>
    <message>
        <source>Large orange squares spoke for the class, small blue ones against it.</source>
        <translation>큰 주황색 사각형은 이 클래스라는 근거이고, 작은 파란색 사각형은 아니라는 근거입니다.</translation>
    </message>
</context>
<context>
    <name>SaliencyView</name>
    <message>
        <source>Which ink spoke for the class</source>
        <translation>어떤 선이 클래스의 근거가 되었는지</translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Which image</source>
        <translation>이미지의 위치</translation>
    </message>
    <message>
        <source>What the model says</source>
        <translation>모델의 예측</translation>
    </message>
    <message>
        <source>The chosen image, enlarged</source>
        <translation>선택한 이미지 확대</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>이미지를 선택하세요</translation>
    </message>
    <message>
        <source>Pixel</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>Trace it in the Draw tab</source>
        <translation>그리기 탭에서 따라 그리기</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Copy the index</source>
        <translation>인덱스 복사</translation>
    </message>
    <message>
        <source>Copy the facts</source>
        <translation>정보 복사</translation>
    </message>
    <message>
        <source>Show it in Transforms</source>
        <translation>변환 페이지에서 보기</translation>
    </message>
    <message>
        <source>Point at a pixel to read its value.</source>
        <translation>픽셀을 가리키면 값이 보입니다.</translation>
    </message>
    <message>
        <source>Row {0}, column {1}: {2}</source>
        <translation>{0}행 {1}열: {2}</translation>
    </message>
    <message>
        <source>Label: {0} ({1})</source>
        <translation>레이블: {0}({1})</translation>
    </message>
</context>
<context>
    <name>SamplesPanel</name>
    <message>
        <source>Draw first.</source>
        <translation>먼저 그림을 그리세요.</translation>
    </message>
    <message>
        <source>Keep as sample</source>
        <translation>샘플로 보관</translation>
    </message>
    <message>
        <source>Your drawings</source>
        <translation>내 그림</translation>
    </message>
    <message>
        <source>Draw something, say what it is, and keep it here as a sample.</source>
        <translation>그림을 그리고 무엇인지 고른 뒤 샘플로 보관하면 여기에 모입니다.</translation>
    </message>
    <message>
        <source>It is a</source>
        <translation>이 그림의 클래스</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last change to your samples</source>
        <translation>샘플에 마지막으로 한 변경 되돌리기</translation>
    </message>
    <message>
        <source>The chosen one is a</source>
        <translation>선택한 그림의 클래스</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) in {0} could not be read.</source>
        <translation>
            <numerusform>{0} 폴더에서 파일 %Ln개를 읽지 못했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept: {0}.</source>
        <translation>보관했습니다: {0}</translation>
    </message>
    <message>
        <source>This drawing is there already: {0}.</source>
        <translation>이미 보관한 그림입니다: {0}</translation>
    </message>
    <message>
        <source>This drawing was there as {0}. It is {1} now; Undo takes that back.</source>
        <translation>이미 있던 그림의 클래스를 {0}에서 {1}(으)로 바꿨습니다. 실행 취소로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose a drawing first.</source>
        <translation>먼저 그림을 선택하세요.</translation>
    </message>
</context>
<context>
    <name>ScheduleFields</name>
    <message>
        <source>Constant</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단식</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>One-cycle</source>
        <translation>원사이클</translation>
    </message>
    <message>
        <source>warm-up {0}</source>
        <translation>워밍업 {0}</translation>
    </message>
    <message>
        <source>factor {0}</source>
        <translation>감소 계수 {0}</translation>
    </message>
    <message numerus="yes">
        <source>every %Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln에폭마다</numerusform>
        </translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>How the learning rate goes on: large at first to get far, small at the end to settle. Constant never settles; one-cycle warms up first, and bears the largest rates.</source>
        <translation>학습률이 바뀌어 가는 방식입니다. 처음에는 크게 잡아 멀리 나아가고 끝에는 작게 줄여 자리를 잡습니다. 고정은 자리를 잡지 못하고, 원사이클은 워밍업부터 하므로 가장 큰 학습률도 견딥니다.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>The share of the run in which the rate rises. Too large: little of the run is left to settle.</source>
        <translation>전체 학습에서 학습률을 올리는 구간의 비율입니다. 너무 크면 자리를 잡을 구간이 얼마 남지 않습니다.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>감소 계수</translation>
    </message>
    <message>
        <source>What the rate is multiplied with, time after time. Too large (near 1): it hardly falls. Too small: learning ends early.</source>
        <translation>학습률에 되풀이해서 곱하는 값입니다. 너무 크면(1에 가까우면) 거의 줄지 않고, 너무 작으면 일찍 배우기를 멈춥니다.</translation>
    </message>
    <message>
        <source>Every ... epochs</source>
        <translation>감소 간격(에폭)</translation>
    </message>
    <message>
        <source>Epochs between two steps of the rate. Too many: the run ends before the first.</source>
        <translation>학습률을 한 번 줄이고 다음에 줄일 때까지의 에폭 수입니다. 너무 크면 한 번도 줄이기 전에 학습이 끝납니다.</translation>
    </message>
</context>
<context>
    <name>SchedulePreview</name>
    <message>
        <source>Learning rate over the run</source>
        <translation>학습 구간별 학습률</translation>
    </message>
    <message>
        <source>It starts at {0}, is highest after {1} epochs with {2}, and ends at {3}.</source>
        <translation>{0}에서 시작해 {1}에폭 후 {2}까지 올라가고 {3}에서 끝납니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에폭</translation>
    </message>
</context>
<context>
    <name>School</name>
    <message>
        <source>Lessons of your own go into {0}</source>
        <translation>내 수업을 넣을 폴더: {0}</translation>
    </message>
</context>
<context>
    <name>ScoreModel</name>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>What the images are.</source>
        <translation>이미지의 실제 클래스입니다.</translation>
    </message>
    <message>
        <source>Of the images that were given this name, the share that it belongs to.</source>
        <translation>이 클래스로 예측한 이미지 중 실제로 이 클래스인 비율입니다.</translation>
    </message>
    <message>
        <source>Of the images of this class, the share that was given its name.</source>
        <translation>이 클래스의 이미지 중 이 클래스로 예측한 비율입니다.</translation>
    </message>
    <message>
        <source>Precision and recall in one figure, their harmonic mean.</source>
        <translation>정밀도와 재현율을 하나로 나타낸 값(조화평균)입니다.</translation>
    </message>
    <message>
        <source>How many images of this class there are.</source>
        <translation>이 클래스의 이미지 수입니다.</translation>
    </message>
</context>
<context>
    <name>SeePart</name>
    <message>
        <source>See</source>
        <translation>확인하기</translation>
    </message>
    <message>
        <source>See it happen</source>
        <translation>어떻게 되는지 보기</translation>
    </message>
    <message>
        <source>The window does it for you, to look at</source>
        <translation>창이 대신 해서 보여 줍니다</translation>
    </message>
    <message>
        <source>**The answer:** {0}</source>
        <translation>**정답:** {0}</translation>
    </message>
    <message>
        <source>As you predicted</source>
        <translation>예측이 맞았습니다</translation>
    </message>
    <message>
        <source>Not quite</source>
        <translation>아쉽지만 정답이 아닙니다</translation>
    </message>
</context>
<context>
    <name>SelectableGrid</name>
    <message>
        <source>{0} (selected)</source>
        <translation>{0}(선택함)</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Copy indices</source>
        <translation>인덱스 복사</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Select nothing (Escape)</source>
        <translation>모두 선택 해제(Esc 키)</translation>
    </message>
    <message>
        <source>Selected images</source>
        <translation>선택한 이미지</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln장 선택</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected: no more can be</source>
        <translation>
            <numerusform>%Ln장 선택(최대)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SoftmaxBars</name>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Logits and their softmax</source>
        <translation>로짓과 소프트맥스 결과</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
</context>
<context>
    <name>SoftmaxPanel</name>
    <message>
        <source>Logits are divided by the temperature before softmax: above 1 the shares come closer together, below 1 the highest takes all. The order never changes.</source>
        <translation>로짓을 온도로 나눈 뒤 소프트맥스를 적용합니다. 온도가 1보다 크면 확률이 서로 가까워지고, 1보다 작으면 가장 높은 클래스에 몰립니다. 순서는 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>Logits and Softmax(dim=1)</source>
        <translation>로짓(logits)과 Softmax(dim=1)</translation>
    </message>
    <message>
        <source>The network gives logits: any numbers, one for each class. Softmax makes shares of them, row by row.</source>
        <translation>신경망은 로짓을 출력합니다. 로짓은 클래스마다 하나씩인 임의의 숫자로, 소프트맥스가 행마다 확률로 바꿉니다.</translation>
    </message>
    <message>
        <source>The {0} shares add up to {1}.</source>
        <translation>확률 {0}개를 모두 더하면 {1}입니다.</translation>
    </message>
    <message>
        <source>Logits that are no numbers have no shares.</source>
        <translation>로짓이 숫자가 아니어서 확률을 구할 수 없습니다.</translation>
    </message>
    <message>
        <source>Softmax(dim=0) would sum over the wrong axis: down the {0} images instead of across the classes. This image&apos;s row would then add up to {1}.</source>
        <translation>Softmax(dim=0)은 합하는 축이 틀립니다. 클래스 방향이 아니라 이미지 {0}장의 방향으로 합이 1이 되게 하므로, 이 이미지의 행을 더하면 {1}입니다.</translation>
    </message>
</context>
<context>
    <name>SpecFiles</name>
    <message>
        <source>&amp;Save spec...</source>
        <translation>학습 사양 저장(&amp;S)...</translation>
    </message>
    <message>
        <source>&amp;Export as script...</source>
        <translation>스크립트로 내보내기(&amp;E)...</translation>
    </message>
    <message>
        <source>The code of this script was changed by hand, in line {0}. Atelier reads only the settings in its last lines. Open those?</source>
        <translation>이 스크립트는 {0}번째 줄에서 코드가 직접 수정되었습니다. Atelier는 끝부분에 적힌 설정만 읽습니다. 그 설정을 열까요?</translation>
    </message>
    <message>
        <source>This script was written by Atelier {0}, so that it is not known whether its code was changed. Atelier reads only the settings in its last lines. Open those?</source>
        <translation>이 스크립트는 Atelier {0}에서 만든 것이어서 코드가 수정되었는지 알 수 없습니다. Atelier는 끝부분에 적힌 설정만 읽습니다. 그 설정을 열까요?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Opened {0}. What was done to the run while it went is not among the settings.</source>
        <translation>{0} 파일을 열었습니다. 학습 도중에 바꾼 내용은 설정에 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Opened {0}.</source>
        <translation>{0} 파일을 열었습니다.</translation>
    </message>
    <message>
        <source>Opened {0}. Its class has to be allowed first: Model &gt; &quot;Your class&quot;.</source>
        <translation>{0}을(를) 열었습니다. 먼저 그 클래스를 허용해야 합니다: 모델 &gt; &quot;내 클래스&quot;.</translation>
    </message>
    <message>
        <source>A training is in progress. Stop it, or wait for its end, to open other settings.</source>
        <translation>학습이 진행 중입니다. 다른 설정을 열려면 학습을 정지하거나 끝날 때까지 기다리세요.</translation>
    </message>
    <message>
        <source>The settings are here, but {0} is not on this machine yet. The Data tab can get it.</source>
        <translation>설정은 불러왔지만 {0} 데이터셋이 아직 이 컴퓨터에 없습니다. 데이터 탭에서 내려받을 수 있습니다.</translation>
    </message>
    <message>
        <source>Show the Data tab</source>
        <translation>데이터 탭 보기</translation>
    </message>
    <message>
        <source>Specs (*.json)</source>
        <translation>학습 사양 (*.json)</translation>
    </message>
    <message>
        <source>Save the spec</source>
        <translation>학습 사양 저장</translation>
    </message>
    <message>
        <source>Python scripts (*.py)</source>
        <translation>파이썬 스크립트 (*.py)</translation>
    </message>
    <message>
        <source>Export as script</source>
        <translation>스크립트로 내보내기</translation>
    </message>
    <message>
        <source>Writing {0}...</source>
        <translation>{0} 파일을 저장하는 중...</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>저장했습니다: {0}</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>저장했습니다: {0}</translation>
    </message>
    <message>
        <source>Written: {0}. Its images are in {1}: keep the two files together.</source>
        <translation>저장했습니다: {0}. 이미지는 {1} 파일에 있으니 두 파일을 같은 폴더에 두세요.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>StagePart</name>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Setting the stage...</source>
        <translation>수업을 준비하는 중...</translation>
    </message>
    <message>
        <source>The window gets ready what this lesson needs.</source>
        <translation>이 수업에 필요한 것을 창에 준비하고 있습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>This lesson cannot begin</source>
        <translation>수업을 시작할 수 없습니다</translation>
    </message>
    <message>
        <source>This step cannot begin yet</source>
        <translation>아직 이 단계를 시작할 수 없습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>StageStrip</name>
    <message>
        <source>The image after each transform</source>
        <translation>변환을 하나씩 적용한 이미지</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Recent trainings</source>
        <translation>최근 학습</translation>
    </message>
    <message>
        <source>Show this page when Atelier starts</source>
        <translation>Atelier를 시작할 때 이 페이지 보기</translation>
    </message>
    <message>
        <source>Atelier</source>
        <translation>Atelier</translation>
    </message>
    <message>
        <source>Watch a neural network learn, look inside it, and draw clothes for it to name.</source>
        <translation>신경망이 배우는 과정을 지켜보고, 그 안을 들여다보고, 옷을 그려 맞히게 해 보세요.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속하기</translation>
    </message>
    <message>
        <source>Continue where you were</source>
        <translation>하던 곳에서 계속하기</translation>
    </message>
    <message>
        <source>Look at {0}</source>
        <translation>{0} 살펴보기</translation>
    </message>
    <message>
        <source>All datasets...</source>
        <translation>모든 데이터셋...</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Open a file...</source>
        <translation>파일 열기...</translation>
    </message>
    <message>
        <source>Or begin with</source>
        <translation>다른 시작 방법</translation>
    </message>
    <message>
        <source>Looking for runs...</source>
        <translation>학습 기록을 찾는 중...</translation>
    </message>
    <message>
        <source>None yet. Each training is kept, with its curves and its weights.</source>
        <translation>아직 없습니다. 학습할 때마다 곡선과 가중치가 보관됩니다.</translation>
    </message>
    <message>
        <source>Get {0} ({1} MB)</source>
        <translation>{0} 내려받기({1} MB)</translation>
    </message>
</context>
<context>
    <name>StationList</name>
    <message>
        <source>The way through the network</source>
        <translation>신경망을 지나는 과정</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Opening...</source>
        <translation>여는 중...</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>아직 학습 전</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>{0}: {1} + {2} images</source>
        <translation>{0}: 이미지 {1} + {2}장</translation>
    </message>
    <message>
        <source>Not training</source>
        <translation>학습하고 있지 않음</translation>
    </message>
    <message>
        <source>Following a run</source>
        <translation>학습을 지켜보는 중</translation>
    </message>
    <message>
        <source>Training begins</source>
        <translation>학습을 시작하는 중</translation>
    </message>
    <message>
        <source>Training in progress</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>일시정지하는 중</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시정지됨</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>정지하는 중</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>The optimizer&apos;s step</source>
        <translation>옵티마이저(optimizer)의 스텝</translation>
    </message>
    <message>
        <source>The step written out</source>
        <translation>스텝의 계산 과정</translation>
    </message>
    <message>
        <source>Do the step</source>
        <translation>스텝 실행</translation>
    </message>
    <message>
        <source>optimizer.step() on all weights of the copy</source>
        <translation>사본의 모든 가중치에 optimizer.step() 실행</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>Back to before the first step</source>
        <translation>첫 스텝 이전으로 돌아가기</translation>
    </message>
    <message numerus="yes">
        <source>After %Ln step(s): loss {0}, before {1}.</source>
        <translation>
            <numerusform>%Ln스텝 후 손실 {0}, 그 전에는 {1}입니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepEditor</name>
    <message>
        <source>Use this dataset&apos;s mean and std</source>
        <translation>이 데이터셋의 평균과 표준편차 쓰기</translation>
    </message>
    <message>
        <source>Measures all pixels of the training split, as they are before any step.</source>
        <translation>변환을 적용하기 전 학습 데이터의 모든 픽셀로 계산합니다.</translation>
    </message>
    <message>
        <source>From {0} to {1}.</source>
        <translation>{0}부터 {1}까지 정할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>Transforms, in the order in which they are done</source>
        <translation>변환 목록(적용하는 순서)</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last change ({0})</source>
        <translation>마지막 변경 되돌리기({0})</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Do it again ({0})</source>
        <translation>되돌린 변경 다시 하기({0})</translation>
    </message>
    <message>
        <source>Add...</source>
        <translation>추가...</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Move the transform up (Alt+Up)</source>
        <translation>변환을 위로 옮기기(Alt+위쪽 화살표)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Move the transform down (Alt+Down)</source>
        <translation>변환을 아래로 옮기기(Alt+아래쪽 화살표)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Remove the transform (Del)</source>
        <translation>변환 제거하기(Del)</translation>
    </message>
    <message>
        <source>Random: drawn anew for each image, in training only</source>
        <translation>무작위: 학습할 때만, 이미지마다 새로 뽑아 적용</translation>
    </message>
    <message>
        <source>Fixed: the same for every image, everywhere</source>
        <translation>고정: 언제나, 모든 이미지에 똑같이 적용</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>되돌릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>다시 실행할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Always: 0..255 becomes 0..1</source>
        <translation>항상: 0..255를 0..1로 바꿈</translation>
    </message>
    <message>
        <source>Always the first step: a network computes in floating-point numbers, so that each pixel of 0..255 is divided by 255.</source>
        <translation>항상 첫 단계입니다. 신경망은 부동소수점 수로 계산하므로, 0..255인 픽셀을 모두 255로 나눕니다.</translation>
    </message>
    <message>
        <source>Off: does nothing</source>
        <translation>꺼짐: 적용하지 않음</translation>
    </message>
    <message>
        <source>{0}
Training goes on with the last list that works.</source>
        <translation>{0}
학습에는 문제가 없던 마지막 변환 목록을 그대로 씁니다.</translation>
    </message>
    <message>
        <source>{0}
Training goes on without transforms.</source>
        <translation>{0}
학습에는 변환을 쓰지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>In training, %Ln random step(s) are drawn anew for each image.</source>
        <translation>
            <numerusform>학습할 때 무작위 단계 %Ln개를 이미지마다 새로 뽑아 적용합니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fixed step(s) are done wherever the network is asked.</source>
        <translation>
            <numerusform>고정 단계 %Ln개는 신경망을 쓰는 모든 곳에서 적용합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Training sees the images as they are.</source>
        <translation>학습에 이미지를 원래 모습 그대로 씁니다.</translation>
    </message>
    <message>
        <source>Choose a transform first.</source>
        <translation>먼저 변환을 선택하세요.</translation>
    </message>
    <message>
        <source>It is at the top already.</source>
        <translation>이미 맨 위에 있습니다.</translation>
    </message>
    <message>
        <source>It is at the bottom already.</source>
        <translation>이미 맨 아래에 있습니다.</translation>
    </message>
    <message>
        <source>Transforms change images on their way to the network: random ones make many images out of one, so that it learns what does not matter; fixed ones bring all images into one form.</source>
        <translation>변환은 신경망에 넣기 전에 이미지를 바꿉니다. 무작위 변환은 이미지 한 장을 여러 모습으로 만들어 무엇이 중요하지 않은지 배우게 하고, 고정 변환은 모든 이미지를 같은 형식으로 맞춥니다.</translation>
    </message>
</context>
<context>
    <name>StepSettings</name>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>For the optimizer SGD only.</source>
        <translation>옵티마이저 SGD에서만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Nesterov needs a momentum above 0.</source>
        <translation>Nesterov를 쓰려면 모멘텀이 0보다 커야 합니다.</translation>
    </message>
</context>
<context>
    <name>StridesPicture</name>
    <message>
        <source>{0} is read from cell {1} = {2}.</source>
        <translation>{0} 원소를 읽는 칸: {1} = {2}</translation>
    </message>
    <message>
        <source>Elements, each with its cell</source>
        <translation>원소와 저장소의 칸 번호</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>저장소</translation>
    </message>
    <message>
        <source>Where each element is in memory</source>
        <translation>메모리에서 원소의 위치</translation>
    </message>
</context>
<context>
    <name>SumCard</name>
    <message>
        <source>Why zero_grad()</source>
        <translation>zero_grad()가 필요한 이유</translation>
    </message>
    <message>
        <source>backward() adds to .grad and never replaces it. Without optimizer.zero_grad() a step also takes the gradients of all steps before.</source>
        <translation>backward()는 .grad를 새 값으로 바꾸지 않고 거기에 더합니다. optimizer.zero_grad()를 부르지 않으면 이전 모든 스텝의 기울기까지 이번 스텝에 더해집니다.</translation>
    </message>
    <message>
        <source>The gradient after backward()</source>
        <translation>backward() 이후의 기울기</translation>
    </message>
    <message>
        <source>No more gradients are added up here: call zero_grad().</source>
        <translation>여기서는 기울기를 더 더할 수 없습니다. zero_grad()를 호출하세요.</translation>
    </message>
    <message>
        <source>There is nothing in .grad yet: call backward().</source>
        <translation>.grad에 아직 아무것도 없습니다. backward()를 호출하세요.</translation>
    </message>
</context>
<context>
    <name>SuspectsCard</name>
    <message>
        <source>Training images</source>
        <translation>학습 이미지</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>Suspects among</source>
        <translation>의심스러운 레이블을 찾을 이미지</translation>
    </message>
    <message>
        <source>Label suspects</source>
        <translation>의심스러운 레이블</translation>
    </message>
    <message>
        <source>Images whose label may be wrong</source>
        <translation>레이블이 틀렸을 수 있는 이미지</translation>
    </message>
    <message>
        <source>Train a model and let it name these images: those that it names otherwise, and is most sure of, appear here. Some of them have a wrong label.</source>
        <translation>모델을 학습시켜 이 이미지를 예측하게 하면, 레이블과 다르게 예측하면서 가장 확신한 이미지가 여기에 보입니다. 그중 일부는 레이블이 틀렸습니다.</translation>
    </message>
    <message>
        <source>{0} names all of these images as they are labelled.</source>
        <translation>{0}: 모든 이미지를 레이블과 같게 예측했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>{0} names %Ln of these images otherwise than they are labelled. The ones with the highest loss come first: some labels are wrong, some images are only unusual.</source>
        <translation>
            <numerusform>{0}: 이 중 %Ln장을 레이블과 다르게 예측했습니다. 손실이 큰 것부터 보입니다. 일부는 레이블이 틀렸고, 일부는 이미지가 특이할 뿐입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>labelled {0}</source>
        <translation>레이블: {0}</translation>
    </message>
    <message>
        <source>model says {0}</source>
        <translation>예측: {0}</translation>
    </message>
    <message>
        <source>{0} sure, loss {1}</source>
        <translation>확신도 {0}, 손실 {1}</translation>
    </message>
    <message>
        <source>training image {0}</source>
        <translation>학습 이미지 {0}</translation>
    </message>
    <message>
        <source>test image {0}</source>
        <translation>테스트 이미지 {0}</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>The values as a table</source>
        <translation>표로 본 값</translation>
    </message>
    <message>
        <source>The chosen value</source>
        <translation>선택한 값</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>선택한 값 복사</translation>
    </message>
    <message>
        <source>As tab-separated values with all digits (Ctrl+C)</source>
        <translation>모든 자릿수를 탭으로 구분해 복사(Ctrl+C)</translation>
    </message>
    <message>
        <source>[{0}] = {1}</source>
        <translation>[{0}] = {1}</translation>
    </message>
    <message>
        <source>The table shows the first {0} of {1} values.</source>
        <translation>표는 값 {1}개 중 처음 {0}개를 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>TargetBox</name>
    <message>
        <source>Index: a number</source>
        <translation>인덱스: 숫자 하나</translation>
    </message>
    <message>
        <source>One-hot: a vector</source>
        <translation>원-핫: 벡터</translation>
    </message>
    <message>
        <source>Cross entropy takes either; other losses want one of them. The network learns the same.</source>
        <translation>교차 엔트로피는 둘 다 받지만, 다른 손실 함수는 둘 중 하나만 받습니다. 신경망이 배우는 것은 같습니다.</translation>
    </message>
    <message>
        <source>Merge classes</source>
        <translation>클래스 합치기</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>타깃</translation>
    </message>
    <message>
        <source>What stands for a label</source>
        <translation>레이블을 나타내는 방식</translation>
    </message>
    <message>
        <source>Classes to merge</source>
        <translation>합칠 클래스</translation>
    </message>
    <message>
        <source>Merge ticked</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>The ticked classes become one, from two on.</source>
        <translation>체크한 클래스를 하나로 합칩니다(두 개부터).</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>The groups that the ticked classes are in become single classes again.</source>
        <translation>체크한 클래스가 속한 그룹을 다시 클래스 하나하나로 나눕니다.</translation>
    </message>
    <message>
        <source>Label {0} comes out as {1}: {2}</source>
        <translation>레이블 {0}의 결과: {1}({2})</translation>
    </message>
    <message>
        <source>{0}, now in {1}</source>
        <translation>{0}(합친 클래스: {1})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>그룹 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>TeachCode</name>
    <message>
        <source>Draw: Teach</source>
        <translation>그리기: 가르치기</translation>
    </message>
    <message>
        <source>Teaching trains a copy of Atelier&apos;s model on your drawings and on photos at once, and checks that it has forgotten nothing. That is no few lines of code.</source>
        <translation>가르치기는 Atelier의 모델 사본을 내 그림과 사진으로 함께 학습시키고, 잊은 것이 없는지 확인합니다. 코드 몇 줄로 보여 줄 수 있는 과정이 아닙니다.</translation>
    </message>
</context>
<context>
    <name>TeachView</name>
    <message>
        <source>Learn from my drawings</source>
        <translation>내 그림으로 학습</translation>
    </message>
    <message>
        <source>Progress of learning</source>
        <translation>학습 진행률</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Learning...</source>
        <translation>학습하는 중...</translation>
    </message>
    <message>
        <source>Back to Atelier&apos;s weights</source>
        <translation>Atelier의 가중치로 돌아가기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Bring back the weights used before</source>
        <translation>이전에 쓰던 가중치로 되돌리기</translation>
    </message>
    <message>
        <source>Cancelled; nothing has changed.</source>
        <translation>취소했습니다. 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>Discarded; nothing has changed.</source>
        <translation>학습 결과를 버렸습니다. 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>In use: weights that learned from your drawings.</source>
        <translation>사용 중: 내 그림으로 학습한 가중치</translation>
    </message>
    <message>
        <source>In use: Atelier&apos;s own weights.</source>
        <translation>사용 중: Atelier의 원래 가중치(weight)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln drawing(s); takes some seconds.</source>
        <translation>
            <numerusform>그림 %Ln장으로 학습합니다. 몇 초 걸립니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep at least one drawing first.</source>
        <translation>먼저 그림을 하나 이상 보관하세요.</translation>
    </message>
</context>
<context>
    <name>TensorCard</name>
    <message>
        <source>shape {0}   stride {1}</source>
        <translation>모양 {0}   스트라이드 {1}</translation>
    </message>
    <message numerus="yes">
        <source>{0} on {1}, %Ln byte(s)</source>
        <translation>
            <numerusform>{0}, {1}, %Ln바이트</numerusform>
        </translation>
    </message>
    <message>
        <source>shares memory with {0}</source>
        <translation>{0}와(과) 메모리 공유</translation>
    </message>
</context>
<context>
    <name>TensorDetail</name>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>nothing else here</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>dtype</source>
        <translation>dtype</translation>
    </message>
    <message>
        <source>device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>storage offset</source>
        <translation>저장소 오프셋</translation>
    </message>
    <message>
        <source>contiguous</source>
        <translation>연속 배치</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>바이트</translation>
    </message>
    <message>
        <source>shares memory with</source>
        <translation>메모리를 공유하는 것</translation>
    </message>
    <message>
        <source>requires_grad</source>
        <translation>requires_grad</translation>
    </message>
    <message>
        <source>{0} bytes</source>
        <translation>{0}바이트</translation>
    </message>
    <message>
        <source>Type a line above, or take one of the examples, and press Enter. Each tensor that gets a name appears here.</source>
        <translation>위에 한 줄을 입력하거나 예제를 고르고 Enter 키를 누르세요. 이름을 붙인 텐서가 여기에 보입니다.</translation>
    </message>
    <message>
        <source>It has no elements.</source>
        <translation>원소가 없습니다.</translation>
    </message>
    <message>
        <source>Shown is its corner of {0}.</source>
        <translation>앞쪽 모서리의 {0} 부분만 보입니다.</translation>
    </message>
</context>
<context>
    <name>TensorHistogram</name>
    <message>
        <source>{0} to {1}: {2} of {3} values</source>
        <translation>{0} ~ {1}: 값 {3}개 중 {2}개</translation>
    </message>
    <message>
        <source>Not finite: {0} nan, {1} +inf, {2} -inf</source>
        <translation>유한하지 않은 값: nan {0}개, +inf {1}개, -inf {2}개</translation>
    </message>
    <message>
        <source>From</source>
        <translation>구간 시작</translation>
    </message>
    <message>
        <source>To</source>
        <translation>구간 끝</translation>
    </message>
    <message>
        <source>No values</source>
        <translation>값 없음</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>TensorPadPage</name>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Forget the tensor that is shown</source>
        <translation>표시 중인 텐서 지우기</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>모두 제거</translation>
    </message>
    <message>
        <source>Tensors that have a name</source>
        <translation>이름을 붙인 텐서</translation>
    </message>
</context>
<context>
    <name>TensorView</name>
    <message>
        <source>No values</source>
        <translation>값 없음</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>none of {0} values is finite</source>
        <translation>값 {0}개 중 유한한 값 없음</translation>
    </message>
    <message>
        <source>min {0}   max {1}   not finite: {2}</source>
        <translation>최소 {0}   최대 {1}   유한하지 않은 값: {2}개</translation>
    </message>
    <message>
        <source>min {0}   max {1}</source>
        <translation>최소 {0}   최대 {1}</translation>
    </message>
    <message>
        <source>[{0}] = {1}</source>
        <translation>[{0}] = {1}</translation>
    </message>
    <message>
        <source>Values as colours</source>
        <translation>색으로 나타낸 값</translation>
    </message>
</context>
<context>
    <name>TensorsCode</name>
    <message>
        <source>Model: Tensors</source>
        <translation>모델: 텐서</translation>
    </message>
    <message>
        <source>Input A</source>
        <translation>입력 A</translation>
    </message>
    <message>
        <source>Input B</source>
        <translation>입력 B</translation>
    </message>
    <message>
        <source>Nothing is typed on the pad yet.</source>
        <translation>아직 연습장에 입력한 내용이 없습니다.</translation>
    </message>
</context>
<context>
    <name>TensorsView</name>
    <message>
        <source>Pages on tensors</source>
        <translation>텐서 페이지</translation>
    </message>
    <message>
        <source>Tensor pad</source>
        <translation>텐서(tensor) 연습장</translation>
    </message>
    <message>
        <source>Dynamic graph</source>
        <translation>동적 그래프</translation>
    </message>
</context>
<context>
    <name>ThroughputRow</name>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Measured throughput</source>
        <translation>측정한 처리 속도</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>측정 진행률</translation>
    </message>
    <message>
        <source>Measure how many images a second this choice loads, beside the tutorial&apos;s DataLoader(FashionMNIST(transform=ToTensor()), 64, shuffle=True).</source>
        <translation>이 설정이 1초에 이미지를 몇 장 불러오는지 측정해 튜토리얼과 비교합니다: DataLoader(FashionMNIST(transform=ToTensor()), 64, shuffle=True)</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>{0} images/s after {4} s, in each epoch, for the workers to start; the tutorial&apos;s loader: {1} images/s ({2} times as fast); ready tensors: {3} images/s.</source>
        <translation>초당 {0}장(에폭마다 워커를 시작하는 데 {4}초). 튜토리얼의 DataLoader는 초당 {1}장(이 설정의 속도는 그 {2}배), 준비된 텐서는 초당 {3}장입니다.</translation>
    </message>
    <message>
        <source>{0} images/s; the tutorial&apos;s loader: {1} images/s ({2} times as fast); ready tensors: {3} images/s. This is loading alone: a network&apos;s own time comes on top.</source>
        <translation>초당 {0}장. 튜토리얼의 DataLoader는 초당 {1}장(이 설정의 속도는 그 {2}배), 준비된 텐서는 초당 {3}장입니다. 불러오기만 잰 것으로, 신경망의 계산 시간은 따로 듭니다.</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Drawings (*.json)</source>
        <translation>획 파일 (*.json)</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)</source>
        <translation>그림 (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>그림 열기</translation>
    </message>
    <message>
        <source>Open strokes</source>
        <translation>획 파일 열기</translation>
    </message>
    <message>
        <source>Save as PNG</source>
        <translation>PNG로 저장</translation>
    </message>
    <message>
        <source>Save strokes</source>
        <translation>획 파일로 저장</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>붓</translation>
    </message>
    <message>
        <source>Brush (B)</source>
        <translation>붓(B 키)</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Eraser (E, or the right mouse button)</source>
        <translation>지우개(E 키 또는 마우스 오른쪽 버튼)</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>채우기</translation>
    </message>
    <message>
        <source>Fill a region (F)</source>
        <translation>영역 채우기(F 키)</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Straight line (L)</source>
        <translation>직선(L 키)</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Move the drawing; a corner, the wheel or + and - scale it (V)</source>
        <translation>그림 옮기기(V 키). 모서리, 마우스 휠, +, - 키로 크기도 바꿉니다</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>대칭</translation>
    </message>
    <message>
        <source>Mirror what is drawn, left and right (M)</source>
        <translation>좌우 대칭으로 그리기(M 키)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Undo ({0})</source>
        <translation>실행 취소({0})</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Redo ({0})</source>
        <translation>다시 실행({0})</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Clear the sheet; can be undone</source>
        <translation>모두 지우기(실행 취소 가능)</translation>
    </message>
    <message>
        <source>Pictures and files</source>
        <translation>그림과 파일</translation>
    </message>
    <message>
        <source>Open picture...</source>
        <translation>그림 열기...</translation>
    </message>
    <message>
        <source>Paste picture</source>
        <translation>그림 붙여넣기</translation>
    </message>
    <message>
        <source>Save as PNG...</source>
        <translation>PNG로 저장...</translation>
    </message>
    <message>
        <source>Save strokes...</source>
        <translation>획 파일로 저장...</translation>
    </message>
    <message>
        <source>Open strokes...</source>
        <translation>획 파일 열기...</translation>
    </message>
    <message>
        <source>Remove template</source>
        <translation>밑그림 없애기</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>굵기</translation>
    </message>
    <message>
        <source>Shade</source>
        <translation>진하기</translation>
    </message>
    <message>
        <source>Width of the pen</source>
        <translation>펜 굵기</translation>
    </message>
    <message>
        <source>Width of the pen (keys [ and ])</source>
        <translation>펜 굵기([ 키와 ] 키)</translation>
    </message>
    <message>
        <source>Shade of the pen</source>
        <translation>펜 진하기</translation>
    </message>
    <message>
        <source>How dark lines and fills are</source>
        <translation>선과 채우기의 진하기</translation>
    </message>
</context>
<context>
    <name>TrainForm</name>
    <message>
        <source>Loss</source>
        <translation>손실 함수(loss function)</translation>
    </message>
    <message>
        <source>Optimizer details</source>
        <translation>옵티마이저(optimizer) 설정</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>When to end</source>
        <translation>종료 조건</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>실행 환경</translation>
    </message>
</context>
<context>
    <name>TrainingMenu</name>
    <message>
        <source>&amp;Training</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>시작(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시정지(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;One step</source>
        <translation>한 스텝만(&amp;O)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>정지(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Continue or extend</source>
        <translation>이어서 학습 또는 연장(&amp;C)</translation>
    </message>
    <message>
        <source>Learning-rate ran&amp;ge test</source>
        <translation>학습률 범위 테스트(&amp;G)</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>곡선(&amp;U)</translation>
    </message>
    <message>
        <source>Resu&amp;lts</source>
        <translation>결과(&amp;L)</translation>
    </message>
    <message>
        <source>Ru&amp;ns</source>
        <translation>학습 기록(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>계속(&amp;R)</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Looking at what this machine has...</source>
        <translation>이 컴퓨터의 장치를 확인하는 중...</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Processor threads of a training. This machine has {0} cores, of which Automatic takes {1}: with one left free, nothing waits for it.</source>
        <translation>학습에 쓰는 프로세서 스레드 수입니다. 이 컴퓨터에는 코어가 {0}개 있고, 자동으로 두면 {1}개를 씁니다. 하나를 비워 두면 다른 작업이 느려지지 않습니다.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Kept weights of a run</source>
        <translation>학습마다 보관할 가중치</translation>
    </message>
    <message>
        <source>The next training takes these. Device and threads can be changed for a single run in the Training tab.</source>
        <translation>다음 학습부터 적용됩니다. 장치와 스레드는 학습 탭에서 학습마다 따로 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>{0} (not here)</source>
        <translation>{0}(없음)</translation>
    </message>
    <message>
        <source>Where trainings compute. {0} is here: {1}.</source>
        <translation>학습을 계산하는 장치입니다. {0} 장치가 있습니다: {1}.</translation>
    </message>
    <message>
        <source>Automatic ({0})</source>
        <translation>자동({0})</translation>
    </message>
    <message>
        <source>This machine has no {0}: trainings fail until you choose another device.</source>
        <translation>이 컴퓨터에는 {0} 장치가 없습니다. 다른 장치를 고르기 전에는 학습할 수 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>For going back to a run&apos;s past epochs. Of a network with a million parameters this keeps the weights of about %Ln epoch(s); of longer runs, as many spread evenly.</source>
        <translation>
            <numerusform>학습의 지난 에폭으로 돌아갈 때 씁니다. 매개변수가 백만 개인 신경망이면 약 %Ln에폭의 가중치를 보관하고, 그보다 긴 학습에서는 같은 수만큼 고르게 골라 보관합니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>Pages of the Training tab</source>
        <translation>학습 탭의 페이지</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 기록</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Open run folder</source>
        <translation>학습 기록 폴더 열기</translation>
    </message>
    <message>
        <source>A training is in progress. Stop it, or wait for its end, to look at another run.</source>
        <translation>학습이 진행 중입니다. 다른 학습 기록을 보려면 학습을 정지하거나 끝날 때까지 기다리세요.</translation>
    </message>
    <message>
        <source>The settings are those of that run now.</source>
        <translation>이제 그 학습 기록의 설정을 씁니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>TransformSteps</name>
    <message>
        <source>Subtracts the mean and divides by the standard deviation.</source>
        <translation>평균을 빼고 표준편차로 나눕니다.</translation>
    </message>
    <message>
        <source>Makes the image larger or smaller.</source>
        <translation>이미지를 키우거나 줄입니다.</translation>
    </message>
    <message>
        <source>Cuts a square out of the middle.</source>
        <translation>가운데를 정사각형으로 잘라 냅니다.</translation>
    </message>
    <message>
        <source>Swaps left and right.</source>
        <translation>좌우를 뒤집습니다.</translation>
    </message>
    <message>
        <source>Turns the image by a random angle.</source>
        <translation>이미지를 무작위 각도로 돌립니다.</translation>
    </message>
    <message>
        <source>Turns, shifts, scales and slants the image.</source>
        <translation>이미지를 돌리고 옮기고 크기를 바꾸고 기울입니다.</translation>
    </message>
    <message>
        <source>Bends the image as if it were rubber.</source>
        <translation>이미지를 고무처럼 구부립니다.</translation>
    </message>
    <message>
        <source>Fills a random rectangle with zeros.</source>
        <translation>무작위 사각형을 0으로 채웁니다.</translation>
    </message>
    <message>
        <source>Adds random grain to every pixel.</source>
        <translation>모든 픽셀에 무작위 잡음을 더합니다.</translation>
    </message>
    <message>
        <source>Makes a drawn outline of the photo.</source>
        <translation>사진을 윤곽선 그림으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Random: in training only</source>
        <translation>무작위: 학습할 때만</translation>
    </message>
    <message>
        <source>Fixed: everywhere</source>
        <translation>고정: 언제나</translation>
    </message>
    <message>
        <source>What is subtracted from each pixel, in all channels. With the dataset&apos;s own mean the pixels lie around 0, where networks learn most easily.</source>
        <translation>모든 채널의 픽셀에서 빼는 값입니다. 데이터셋의 평균을 쓰면 픽셀이 신경망이 가장 쉽게 배우는 0 둘레에 놓입니다.</translation>
    </message>
    <message>
        <source>What each pixel is divided by. With the dataset&apos;s own standard deviation the pixels spread about 1 around their mean; too large, and they hardly differ any more.</source>
        <translation>픽셀을 나누는 값입니다. 데이터셋의 표준편차를 쓰면 픽셀이 평균에서 1 정도씩 퍼집니다. 너무 크면 픽셀이 서로 거의 같아집니다.</translation>
    </message>
    <message>
        <source>The length of the shorter edge in pixels. Twice the length is four times the work, and adds no detail that was not there.</source>
        <translation>짧은 변의 길이(픽셀)입니다. 길이가 두 배면 계산은 네 배로 늘고, 원래 없던 세부가 생기지는 않습니다.</translation>
    </message>
    <message>
        <source>The edge of the square in pixels. It cannot be larger than the image.</source>
        <translation>정사각형 한 변의 길이(픽셀)입니다. 이미지보다 클 수 없습니다.</translation>
    </message>
    <message>
        <source>The share of images that are swapped. Right for clothes; letters and digits lose their meaning.</source>
        <translation>뒤집는 이미지의 비율입니다. 옷에는 알맞지만 글자와 숫자는 뜻을 잃습니다.</translation>
    </message>
    <message>
        <source>The angle is drawn from minus to plus this many degrees. Too large, and a 6 becomes a 9.</source>
        <translation>돌리는 각도를 음수 쪽과 양수 쪽으로 이 값(도)까지의 범위에서 뽑습니다. 너무 크면 6이 9가 됩니다.</translation>
    </message>
    <message>
        <source>How far the image is shifted at most, as a share of its edge. Too large, and what it shows leaves the picture.</source>
        <translation>이미지를 옮기는 최대 거리로, 변의 길이에 대한 비율입니다. 너무 크면 대상이 화면 밖으로 나갑니다.</translation>
    </message>
    <message>
        <source>How much larger or smaller it becomes at most: 0.1 means 0.9 to 1.1 times. Too large, and what it shows is cut off, or too small to be made out.</source>
        <translation>크기를 바꾸는 최대 정도입니다. 0.1이면 0.9배에서 1.1배까지입니다. 너무 크면 대상이 잘리거나 알아볼 수 없을 만큼 작아집니다.</translation>
    </message>
    <message>
        <source>How far it is slanted at most, in degrees. Too large, and shapes can no longer be told apart.</source>
        <translation>기울이는 최대 각도(도)입니다. 너무 크면 모양을 구별할 수 없습니다.</translation>
    </message>
    <message>
        <source>How strongly it is bent. Too large, and the image is torn to pieces.</source>
        <translation>구부리는 세기입니다. 너무 크면 이미지가 조각조각 찢어집니다.</translation>
    </message>
    <message>
        <source>How far neighbouring pixels move together. Small is crumpled; large is smooth, and bends less.</source>
        <translation>이웃한 픽셀이 함께 움직이는 범위입니다. 작으면 구겨지고, 크면 매끄럽게 덜 구부러집니다.</translation>
    </message>
    <message>
        <source>The share of images in which a rectangle is erased.</source>
        <translation>사각형을 지우는 이미지의 비율입니다.</translation>
    </message>
    <message>
        <source>How much of the image is erased at most, as a share of its area. Too large, and nothing is left to learn from.</source>
        <translation>지우는 최대 넓이로, 이미지 넓이에 대한 비율입니다. 너무 크면 배울 것이 남지 않습니다.</translation>
    </message>
    <message>
        <source>How strong the grain is, where the pixels go from 0 to 1. Too large, and the image drowns in it.</source>
        <translation>잡음의 세기입니다(픽셀 값은 0 ~ 1). 너무 크면 이미지가 잡음에 묻힙니다.</translation>
    </message>
    <message>
        <source>The share of images that become sketches. With 1 the network sees no photo any more.</source>
        <translation>스케치로 바꾸는 이미지의 비율입니다. 1이면 신경망이 사진을 하나도 보지 못합니다.</translation>
    </message>
</context>
<context>
    <name>TransformsCode</name>
    <message>
        <source>Data: Transforms</source>
        <translation>데이터: 변환</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} ~ {1}</translation>
    </message>
    <message>
        <source>The transforms are being worked out.</source>
        <translation>변환을 계산하는 중입니다.</translation>
    </message>
</context>
<context>
    <name>TransformsView</name>
    <message>
        <source>Opening the images...</source>
        <translation>이미지를 여는 중...</translation>
    </message>
    <message>
        <source>Drawing...</source>
        <translation>그리는 중...</translation>
    </message>
    <message>
        <source>Training image {0}: {1}</source>
        <translation>학습 이미지 {0}: {1}</translation>
    </message>
    <message>
        <source>Test image {0}: {1}</source>
        <translation>테스트 이미지 {0}: {1}</translation>
    </message>
</context>
<context>
    <name>TreeText</name>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>일부</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
</context>
<context>
    <name>TroubleWindow</name>
    <message>
        <source>Copied: paste it where you ask for help.</source>
        <translation>복사했습니다. 도움을 요청하는 곳에 붙여넣으세요.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>Something inside Atelier went wrong</source>
        <translation>Atelier 내부에서 문제가 생겼습니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mistake(s) since the start.</source>
        <translation>
            <numerusform>시작한 뒤로 오류가 %Ln번 났습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Atelier could not start. Nothing that you have made was changed.</source>
        <translation>Atelier를 시작하지 못했습니다. 지금까지 만든 것은 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>Your drawing and your settings are saved. A training in progress goes on, and saves itself.</source>
        <translation>그림과 설정을 저장했습니다. 진행 중인 학습은 계속되며 스스로 저장됩니다.</translation>
    </message>
    <message>
        <source>Atelier could not save your drawing: save it yourself, if you need it. A training in progress goes on, and saves itself.</source>
        <translation>그림을 저장하지 못했습니다. 필요하면 직접 저장해 주세요. 진행 중인 학습은 계속되며 스스로 저장됩니다.</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>자세한 내용 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Open &amp;log</source>
        <translation>로그 열기(&amp;L)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>UnreadableList</name>
    <message>
        <source>Pictures that could not be read</source>
        <translation>읽지 못한 그림 파일</translation>
    </message>
</context>
<context>
    <name>ValueFacts</name>
    <message>
        <source>buffer: not trained</source>
        <translation>버퍼: 학습하지 않음</translation>
    </message>
    <message>
        <source>parameter, requires_grad: True</source>
        <translation>매개변수, requires_grad: True</translation>
    </message>
    <message>
        <source>parameter, requires_grad: False (frozen)</source>
        <translation>매개변수, requires_grad: False(동결됨)</translation>
    </message>
    <message>
        <source>Shape {0}, {1}, {2}</source>
        <translation>모양 {0}, {1}, {2}</translation>
    </message>
    <message>
        <source>No numbers</source>
        <translation>숫자 없음</translation>
    </message>
    <message>
        <source>mean {0}   std {1}   min {2}   max {3}</source>
        <translation>평균 {0}   표준편차 {1}   최소 {2}   최대 {3}</translation>
    </message>
    <message>
        <source>{0}   {1}</source>
        <translation>{0}   {1}</translation>
    </message>
    <message>
        <source>all finite</source>
        <translation>모두 유한함</translation>
    </message>
    <message>
        <source>nan {0}   +inf {1}   -inf {2}</source>
        <translation>nan {0}   +inf {1}   -inf {2}</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>인덱스</translation>
    </message>
    <message>
        <source>First unit of the row</source>
        <translation>행의 첫 유닛</translation>
    </message>
    <message>
        <source>One picture for each unit</source>
        <translation>유닛마다 그림 한 장</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Output channel</source>
        <translation>출력 채널</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>입력 채널</translation>
    </message>
</context>
<context>
    <name>ValuesView</name>
    <message>
        <source>Shape and type</source>
        <translation>모양과 종류</translation>
    </message>
    <message>
        <source>Mean, standard deviation, extremes</source>
        <translation>평균, 표준편차, 최솟값과 최댓값</translation>
    </message>
    <message>
        <source>Ways to look at the values</source>
        <translation>값을 보는 방법</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>히스토그램</translation>
    </message>
    <message>
        <source>Over the epochs</source>
        <translation>에폭별 변화</translation>
    </message>
    <message>
        <source>The network has no tensor of that name now.</source>
        <translation>지금 신경망에는 그 이름의 텐서가 없습니다.</translation>
    </message>
    <message>
        <source>Reading the values …</source>
        <translation>값을 읽는 중...</translation>
    </message>
    <message>
        <source>This tensor holds no numbers.</source>
        <translation>이 텐서에는 숫자가 없습니다.</translation>
    </message>
    <message>
        <source>Choose a parameter or a buffer on the left to see its values.</source>
        <translation>왼쪽에서 매개변수(parameter)나 버퍼(buffer)를 선택하면 값이 보입니다.</translation>
    </message>
    <message>
        <source>A buffer has no gradient: it is not trained.</source>
        <translation>버퍼는 학습하지 않으므로 기울기가 없습니다.</translation>
    </message>
    <message>
        <source>This parameter is frozen: it has no gradient.</source>
        <translation>이 매개변수는 동결되어 기울기가 없습니다.</translation>
    </message>
    <message>
        <source>The last step gave this parameter no gradient.</source>
        <translation>마지막 스텝에서 이 매개변수의 기울기가 계산되지 않았습니다.</translation>
    </message>
    <message>
        <source>Gradients appear while a training runs.</source>
        <translation>학습하는 동안 기울기가 보입니다.</translation>
    </message>
    <message>
        <source>Gradients appear here from the end of the next epoch on.</source>
        <translation>다음 에폭이 끝날 때부터 기울기가 여기에 보입니다.</translation>
    </message>
    <message>
        <source>The run on the Training tab is of another network: {0}.</source>
        <translation>학습 탭의 학습 기록은 다른 신경망의 것입니다: {0}.</translation>
    </message>
    <message>
        <source>The run on the Training tab has no such tensor.</source>
        <translation>학습 탭의 학습 기록에는 이 텐서가 없습니다.</translation>
    </message>
    <message>
        <source>Train, or open a run: its epochs appear here.</source>
        <translation>학습을 시작하거나 학습 기록을 열면 에폭별 값이 여기에 보입니다.</translation>
    </message>
</context>
<context>
    <name>VerdictsCode</name>
    <message>
        <source>Draw: Verdicts</source>
        <translation>그리기: 판단</translation>
    </message>
    <message>
        <source>Atelier&apos;s model</source>
        <translation>Atelier의 모델</translation>
    </message>
    <message>
        <source>Your model</source>
        <translation>내 모델</translation>
    </message>
    <message>
        <source>Named by</source>
        <translation>판단한 모델</translation>
    </message>
</context>
<context>
    <name>VerdictsView</name>
    <message>
        <source>Trained on photos and on drawn outlines.</source>
        <translation>사진과 윤곽선 그림으로 학습한 모델입니다.</translation>
    </message>
    <message>
        <source>Train a model in the Training tab, and see here what it makes of it.</source>
        <translation>학습 탭에서 모델을 학습시키면 그 모델의 판단이 여기에 보입니다.</translation>
    </message>
    <message>
        <source>Atelier&apos;s model</source>
        <translation>Atelier의 모델</translation>
    </message>
    <message>
        <source>Your model</source>
        <translation>내 모델</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>모델 학습시키기</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>로짓(logits)</translation>
    </message>
    <message>
        <source>The network&apos;s own numbers, before softmax makes shares of them.</source>
        <translation>소프트맥스가 확률로 바꾸기 전, 신경망이 출력한 값 그대로입니다.</translation>
    </message>
    <message>
        <source>Logits are divided by the temperature before softmax: above 1 the shares come closer together, below 1 the highest takes all. The order never changes.</source>
        <translation>로짓을 온도로 나눈 뒤 소프트맥스를 적용합니다. 온도가 1보다 크면 확률이 서로 가까워지고, 1보다 작으면 가장 높은 클래스에 몰립니다. 순서는 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>{0} on {1}, after epoch {2}.</source>
        <translation>{1} 데이터셋으로 {2}에폭까지 학습한 {0} 모델입니다.</translation>
    </message>
    <message>
        <source>{0} on {1}: your weights.</source>
        <translation>{1} 데이터셋에 쓰는 {0} 모델의 내 가중치입니다.</translation>
    </message>
    <message>
        <source>{0} on {1}, after step {2}.</source>
        <translation>{1} 데이터셋으로 {2}스텝까지 학습한 {0} 모델입니다.</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>전체 화면(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <translation>시작 페이지(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>레이아웃 초기화(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>시스템 설정에 따름(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>글자 크기(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>크게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>작게(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>기본 크기(&amp;U)</translation>
    </message>
</context>
<context>
    <name>Walk</name>
    <message>
        <source>Why model(x)</source>
        <translation>model(x)를 쓰는 이유</translation>
    </message>
    <message>
        <source>and never model.forward(x): this walk is made of hooks.</source>
        <translation>model.forward(x)를 쓰면 안 되는 이유입니다. 이 순전파 보기는 훅으로 만들었습니다.</translation>
    </message>
    <message>
        <source>The pictures</source>
        <translation>입력 이미지</translation>
    </message>
    <message>
        <source>Silenced: {0}. {1}</source>
        <translation>0이 된 값: {0}. {1}</translation>
    </message>
    <message>
        <source>The way ends here</source>
        <translation>여기에서 멈춤</translation>
    </message>
    <message>
        <source>Softmax(dim=1)</source>
        <translation>Softmax(dim=1)</translation>
    </message>
    <message>
        <source>after the network</source>
        <translation>신경망 다음</translation>
    </message>
    <message>
        <source>Makes shares of the logits: each row adds up to 1.</source>
        <translation>로짓을 확률로 바꿉니다. 행마다 합이 1입니다.</translation>
    </message>
    <message>
        <source>the network itself</source>
        <translation>신경망 자체</translation>
    </message>
    <message>
        <source>{0} (call {1})</source>
        <translation>{0}({1}번째 호출)</translation>
    </message>
    <message>
        <source>Branches off: takes what {0} gave</source>
        <translation>갈라짐: {0}에서 나온 값을 받음</translation>
    </message>
    <message>
        <source>Something between: the values of {0} in another shape</source>
        <translation>계층 사이: {0}의 값을 다른 모양으로 바꿈</translation>
    </message>
    <message>
        <source>Something between: {0} with zero for what is below zero</source>
        <translation>계층 사이: {0}의 값 중 음수를 0으로 바꿈</translation>
    </message>
    <message>
        <source>Something between: {0} turned left to right</source>
        <translation>계층 사이: {0}의 값을 좌우로 뒤집음</translation>
    </message>
    <message>
        <source>Something between: {0}, and after these the same turned left to right</source>
        <translation>계층 사이: {0}의 값에 이어 같은 값을 좌우로 뒤집어 붙임</translation>
    </message>
    <message>
        <source>Something between: the sum of {0} and {1}</source>
        <translation>계층 사이: {0}와(과) {1}의 합</translation>
    </message>
    <message>
        <source>Something between: operations that are no layers, which no hook sees</source>
        <translation>계층 사이: 계층이 아니어서 훅에 잡히지 않는 연산</translation>
    </message>
    <message>
        <source>the pictures</source>
        <translation>입력 이미지</translation>
    </message>
    <message>
        <source>Silenced in this image: {0} of {1} values, {2} (hatched).</source>
        <translation>이 이미지에서 0이 된 값: {1}개 중 {0}개, {2}(빗금).</translation>
    </message>
    <message>
        <source>Maps with nothing left in them: {0} of {1}.</source>
        <translation>모두 0이 된 특징 맵: {1}개 중 {0}개.</translation>
    </message>
    <message>
        <source>A layer of a kind that has no explanation here; its values are what it gave.</source>
        <translation>여기에 설명이 없는 종류의 계층입니다. 보이는 값은 이 계층의 출력입니다.</translation>
    </message>
    <message>
        <source>Each of its {0} units adds up all {1} inputs, each times a weight of its own.</source>
        <translation>유닛 {0}개가 저마다 입력 {1}개에 각각의 가중치를 곱해 모두 더합니다.</translation>
    </message>
    <message>
        <source>{0} kernels of {1} slide over the maps, step {2}, padding {3}; where a kernel lies, its weights are multiplied with what is below them, and added up. Each makes one map of {4}.</source>
        <translation>{1} 크기의 커널 {0}개가 특징 맵 위를 움직입니다(스트라이드 {2}, 패딩 {3}). 커널이 놓인 자리마다 가중치를 그 아래의 값과 곱해 더하고, 커널마다 {4} 크기의 특징 맵을 하나씩 만듭니다.</translation>
    </message>
    <message>
        <source>Of each {0} pixels of a map the largest goes on: {1} becomes {2}.</source>
        <translation>특징 맵에서 {0} 픽셀마다 가장 큰 값만 남깁니다. {1} 크기가 {2} 크기로 바뀝니다.</translation>
    </message>
    <message>
        <source>Each {0} pixels of a map become their mean: {1} becomes {2}.</source>
        <translation>특징 맵에서 {0} 픽셀마다 평균을 냅니다. {1} 크기가 {2} 크기로 바뀝니다.</translation>
    </message>
    <message>
        <source>Each map, whatever its size, is brought to a fixed one by means: {0} becomes {1}.</source>
        <translation>특징 맵의 크기와 상관없이 평균을 내어 정해진 크기로 맞춥니다. {0} 크기가 {1} 크기로 바뀝니다.</translation>
    </message>
    <message>
        <source>Each of {0} channels is shifted and stretched: its mean and variance of the training (here they stand still), then a weight and a bias that are learned.</source>
        <translation>채널 {0}개를 각각 옮기고 늘입니다. 먼저 학습할 때 구한 평균과 분산(여기서는 고정)으로 정규화하고, 이어서 학습된 가중치와 편향을 적용합니다.</translation>
    </message>
    <message>
        <source>Each image&apos;s own {0} values are brought to mean 0 and variance 1, then weighted.</source>
        <translation>이미지마다 자신의 값 {0}개를 평균 0, 분산 1로 맞춘 뒤 가중치를 곱합니다.</translation>
    </message>
    <message>
        <source>What is above zero passes; what is below becomes zero, and its unit is silent.</source>
        <translation>0보다 큰 값은 그대로 지나가고, 0보다 작은 값은 0이 되어 그 유닛은 꺼집니다.</translation>
    </message>
    <message>
        <source>What is above zero passes; of what is below, {0} of it.</source>
        <translation>0보다 큰 값은 그대로 지나가고, 0보다 작은 값에는 {0}을(를) 곱합니다.</translation>
    </message>
    <message>
        <source>Passes what is far above zero and silences what is far below, with a soft bend.</source>
        <translation>0보다 훨씬 큰 값은 지나가고 훨씬 작은 값은 0에 가까워지며, 그 사이는 부드럽게 휘어집니다.</translation>
    </message>
    <message>
        <source>Squeezes each value into the range from {0} to 1.</source>
        <translation>각 값을 {0} ~ 1 범위로 압축합니다.</translation>
    </message>
    <message>
        <source>Each image&apos;s {0} values become one row of {1}; nothing is computed.</source>
        <translation>이미지마다 {0}개의 값을 길이가 {1}인 한 행으로 폅니다. 계산은 하지 않습니다.</translation>
    </message>
    <message>
        <source>In training it sets each value to zero with probability {0}; here, in evaluation mode, it lets everything pass.</source>
        <translation>학습할 때는 확률 {0}(으)로 값을 0으로 만듭니다. 여기서는 평가 모드라서 모두 그대로 지나갑니다.</translation>
    </message>
    <message>
        <source>Lets everything pass as it is.</source>
        <translation>모두 그대로 지나갑니다.</translation>
    </message>
    <message>
        <source>Makes shares of the values, which add up to 1 along dimension {0}.</source>
        <translation>값을 확률로 바꿉니다. 차원 {0} 방향으로 더하면 1입니다.</translation>
    </message>
</context>
<context>
    <name>WalkCode</name>
    <message>
        <source>Model: Walk</source>
        <translation>모델: 순전파</translation>
    </message>
    <message>
        <source>{0} {1}, sum {2}</source>
        <translation>{0} {1}, 합 {2}</translation>
    </message>
    <message>
        <source>Image {0}</source>
        <translation>이미지 {0}</translation>
    </message>
    <message>
        <source>No images have walked yet.</source>
        <translation>아직 신경망을 지나간 이미지가 없습니다.</translation>
    </message>
</context>
<context>
    <name>WalkCounts</name>
    <message numerus="yes">
        <source>A mini-batch of {0} pictures, %Ln channel(s) of {1} x {2} pixels each.</source>
        <translation>
            <numerusform>이미지 {0}장의 미니배치이며, 이미지마다 {1} x {2} 픽셀인 채널이 %Ln개 있습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WalkView</name>
    <message>
        <source>The chosen step</source>
        <translation>선택한 단계</translation>
    </message>
    <message>
        <source>Open a dataset in the Data tab: its images then walk through here.</source>
        <translation>데이터 탭에서 데이터셋을 열면 그 이미지가 신경망을 지나는 과정이 여기에 보입니다.</translation>
    </message>
    <message>
        <source>The images are on their way through the network.</source>
        <translation>이미지가 신경망을 지나가는 중입니다.</translation>
    </message>
</context>
<context>
    <name>WeightCard</name>
    <message>
        <source>One weight</source>
        <translation>가중치(weight) 하나</translation>
    </message>
    <message>
        <source>Make one loss first: every weight then has a gradient.</source>
        <translation>먼저 손실을 한 번 계산하세요. 그러면 모든 가중치에 기울기가 생깁니다.</translation>
    </message>
    <message>
        <source>Finite difference: (loss(w + 0.000001) - loss(w - 0.000001)) / 0.000002, in float64.</source>
        <translation>유한 차분: (loss(w + 0.000001) - loss(w - 0.000001)) / 0.000002, float64로 계산합니다.</translation>
    </message>
</context>
<context>
    <name>WeightPicker</name>
    <message>
        <source>Largest gradient</source>
        <translation>가장 큰 기울기</translation>
    </message>
    <message>
        <source>Go to the weight whose gradient is the largest here</source>
        <translation>이 매개변수에서 기울기가 가장 큰 가중치로 이동</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>인덱스</translation>
    </message>
    <message>
        <source>Index in dimension {0}</source>
        <translation>차원 {0}의 인덱스</translation>
    </message>
</context>
<context>
    <name>WeightsCard</name>
    <message>
        <source>Values: {0}</source>
        <translation>값: {0}</translation>
    </message>
    <message numerus="yes">
        <source>Values: your own, after %Ln step(s)</source>
        <translation>
            <numerusform>값: 내가 학습시킨 모델, 스텝 %Ln 이후</numerusform>
        </translation>
    </message>
    <message>
        <source>Values: those that ship with Atelier, where they fit</source>
        <translation>값: Atelier에 포함된 가중치(맞는 곳만)</translation>
    </message>
    <message>
        <source>Values: fresh, from seed 0</source>
        <translation>값: 시드 0으로 초기화</translation>
    </message>
    <message>
        <source>Open a dataset in the Data tab first.</source>
        <translation>먼저 데이터 탭에서 데이터셋을 여세요.</translation>
    </message>
    <message>
        <source>{0} for {1}: pictures {2}, {3} classes</source>
        <translation>{0} 모델, {1} 데이터셋: 이미지 {2}, 클래스 {3}개</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>표시 중인 가중치</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>열기...</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>다른 이름으로 저장...</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Seed of fresh weights</source>
        <translation>새 가중치의 시드</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Show fresh weights, drawn from the seed</source>
        <translation>이 시드로 새로 초기화한 가중치 보기</translation>
    </message>
    <message>
        <source>Files of weights can be dropped here, too.</source>
        <translation>가중치 파일을 여기에 끌어다 놓아도 됩니다.</translation>
    </message>
</context>
<context>
    <name>WeightsCode</name>
    <message>
        <source>Model: Weights</source>
        <translation>모델: 가중치</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>No dataset is open yet.</source>
        <translation>아직 열린 데이터셋이 없습니다.</translation>
    </message>
</context>
<context>
    <name>WeightsField</name>
    <message>
        <source>All alike</source>
        <translation>모두 같음</translation>
    </message>
    <message>
        <source>A class weight is a number above 0, not &quot;{0}&quot;.</source>
        <translation>클래스 가중치는 0보다 큰 숫자여야 합니다. &quot;{0}&quot; 값은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Give {0} class weights, one for each class; there are {1}.</source>
        <translation>클래스 가중치 {0}개가 필요합니다(지금은 {1}개).</translation>
    </message>
</context>
<context>
    <name>WeightsView</name>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>What to do with the weights</source>
        <translation>가중치로 할 일</translation>
    </message>
    <message>
        <source>opened from {0}</source>
        <translation>{0} 파일에서 불러옴</translation>
    </message>
    <message>
        <source>{0} is open.</source>
        <translation>{0} 파일을 열었습니다.</translation>
    </message>
    <message>
        <source>Look at them all the same</source>
        <translation>그래도 보기</translation>
    </message>
    <message>
        <source>Take them all the same</source>
        <translation>그래도 사용</translation>
    </message>
    <message>
        <source>The weights in {0} were trained on {1} with other transforms or classes than are set now.</source>
        <translation>{0} 파일의 가중치는 {1} 데이터셋으로 학습했지만, 변환이나 클래스가 지금 설정과 다릅니다.</translation>
    </message>
    <message>
        <source>The weights in {0} were trained on {1} (pictures {2}, {3} classes); {4} is open (pictures {5}, {6} classes).</source>
        <translation>{0} 파일의 가중치는 {1} 데이터셋(이미지 {2}, 클래스 {3}개)으로 학습했는데, 지금 열린 것은 {4} 데이터셋(이미지 {5}, 클래스 {6}개)입니다.</translation>
    </message>
    <message>
        <source>They are shown here as soon as {0} is opened in the Data tab.</source>
        <translation>데이터 탭에서 {0} 데이터셋을 열면 여기에 보입니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>fresh, from seed {0}</source>
        <translation>시드 {0}(으)로 초기화</translation>
    </message>
    <message>
        <source>Fresh weights, from seed {0}, are shown.</source>
        <translation>시드 {0}(으)로 새로 초기화한 가중치를 표시합니다.</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>저장했습니다: {0}</translation>
    </message>
    <message>
        <source>Weights ({0})</source>
        <translation>가중치 ({0})</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>가중치 열기</translation>
    </message>
    <message>
        <source>What to do with weights</source>
        <translation>가중치로 할 일</translation>
    </message>
    <message>
        <source>Weights to compare with</source>
        <translation>비교할 가중치</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>가중치 (*.safetensors)</translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation>가중치 저장</translation>
    </message>
</context>
<context>
    <name>WhyCode</name>
    <message>
        <source>Draw: Why</source>
        <translation>그리기: 이유</translation>
    </message>
    <message>
        <source>Row {0}, column {1}</source>
        <translation>{0}행 {1}열</translation>
    </message>
    <message>
        <source>The explanation is on its way.</source>
        <translation>이유를 계산하는 중입니다.</translation>
    </message>
</context>
<context>
    <name>WhyView</name>
    <message>
        <source>The training images most like the drawing</source>
        <translation>그림과 가장 비슷한 학습 이미지</translation>
    </message>
    <message>
        <source>Atelier&apos;s model</source>
        <translation>Atelier의 모델</translation>
    </message>
    <message>
        <source>Your model</source>
        <translation>내 모델</translation>
    </message>
    <message>
        <source>The likeliest class</source>
        <translation>가장 유력한 클래스</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>설명할 클래스</translation>
    </message>
    <message>
        <source>Train a model in the Training tab first.</source>
        <translation>먼저 학습 탭에서 모델을 학습시키세요.</translation>
    </message>
    <message>
        <source>Draw something: here you see which of its ink spoke for a class.</source>
        <translation>그림을 그리면 어떤 선이 클래스의 근거가 되었는지 여기에 보입니다.</translation>
    </message>
    <message>
        <source>Why {0}, {1}</source>
        <translation>{0}({1})인 이유</translation>
    </message>
    <message>
        <source>Its rival: {0}, {1}</source>
        <translation>경쟁 클래스: {0}({1})</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Tabs</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
</context>
<context>
    <name>_DataCode</name>
    <message>
        <source>No dataset is open yet.</source>
        <translation>아직 열린 데이터셋이 없습니다.</translation>
    </message>
</context>
<context>
    <name>_DatasetMenu</name>
    <message>
        <source>&amp;Datasets</source>
        <translation>데이터셋(&amp;D)</translation>
    </message>
</context>
<context>
    <name>_DatasetModel</name>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>맞춤 방식</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
</context>
<context>
    <name>_Dot</name>
    <message>
        <source>Step {0}</source>
        <translation>{0}단계</translation>
    </message>
    <message>
        <source>Not done. Enter the lesson at step {0}</source>
        <translation>아직 하지 않음. {0}단계부터 시작하기</translation>
    </message>
    <message>
        <source>You are here. Begin step {0} anew</source>
        <translation>지금 여기. {0}단계 처음부터 다시 하기</translation>
    </message>
    <message>
        <source>Done. Do step {0} again</source>
        <translation>완료. {0}단계 다시 하기</translation>
    </message>
    <message>
        <source>Skipped. Do step {0} after all</source>
        <translation>건너뜀. {0}단계로 돌아가 해 보기</translation>
    </message>
</context>
<context>
    <name>_DrawCode</name>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>아직 그린 것이 없습니다.</translation>
    </message>
    <message>
        <source>The verdict is on its way.</source>
        <translation>판단하는 중입니다.</translation>
    </message>
</context>
<context>
    <name>_FileModel</name>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Why it was left out</source>
        <translation>제외한 이유</translation>
    </message>
</context>
<context>
    <name>_Listing</name>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
</context>
<context>
    <name>_ModelsMenu</name>
    <message>
        <source>&amp;Network</source>
        <translation>신경망(&amp;N)</translation>
    </message>
</context>
<context>
    <name>_Notices</name>
    <message numerus="yes">
        <source>The work was put away, with %Ln run(s): {0}</source>
        <translation>
            <numerusform>작업을 보관했습니다(학습 기록 %Ln개): {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings could not be read; the usual ones are in force. The file is kept: {0}</source>
        <translation>설정을 읽지 못해 기본 설정을 사용합니다. 파일은 그대로 두었습니다: {0}</translation>
    </message>
    <message>
        <source>The settings for all users of this machine cannot be read: {0}</source>
        <translation>이 컴퓨터의 모든 사용자를 위한 설정을 읽을 수 없습니다: {0}</translation>
    </message>
</context>
<context>
    <name>_PagesMenu</name>
    <message>
        <source>&amp;Pages of this tab</source>
        <translation>이 탭의 페이지(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>다음 페이지(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous page</source>
        <translation>이전 페이지(&amp;P)</translation>
    </message>
    <message>
        <source>Page {0}</source>
        <translation>페이지 {0}</translation>
    </message>
</context>
<context>
    <name>_PresetMenu</name>
    <message>
        <source>Pr&amp;esets</source>
        <translation>프리셋(&amp;E)</translation>
    </message>
</context>
<context>
    <name>engine.errors</name>
    <message>
        <source>There is no dataset called &quot;{name}&quot;; choose one of: {known}.</source>
        <translation>&quot;{name}&quot;(이)라는 데이터셋이 없습니다. 다음 중에서 고르세요: {known}.</translation>
    </message>
    <message>
        <source>There is no model called &quot;{name}&quot;; choose one of: {known}.</source>
        <translation>&quot;{name}&quot;(이)라는 모델이 없습니다. 다음 중에서 고르세요: {known}.</translation>
    </message>
    <message>
        <source>{field} cannot be &quot;{value}&quot;; choose one of: {known}.</source>
        <translation>{field}에는 &quot;{value}&quot; 값을 쓸 수 없습니다. 다음 중에서 고르세요: {known}.</translation>
    </message>
    <message>
        <source>This machine has no device &quot;{name}&quot;; available: {known}.</source>
        <translation>이 컴퓨터에서는 &quot;{name}&quot; 장치를 쓸 수 없습니다. 쓸 수 있는 장치: {known}.</translation>
    </message>
    <message>
        <source>{field} must be {expected}, not {value}.</source>
        <translation>{field}에는 {value} 값을 쓸 수 없습니다. 허용되는 값: {expected}.</translation>
    </message>
    <message>
        <source>Validation must be &quot;test&quot; or a share between 0 and 1 (such as 0.1), not {value}.</source>
        <translation>검증 데이터는 &quot;test&quot;나 0과 1 사이의 비율(예: 0.1)로 지정해 주세요. {value} 값은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Batch size {batch_size:,} is larger than the {count:,} training images; choose at most {count:,}.</source>
        <translation>배치 크기({batch_size:,})가 학습 이미지 수({count:,})보다 큽니다. {count:,} 이하로 정해 주세요.</translation>
    </message>
    <message>
        <source>A batch of {batch_size:,} of these images would take {gigabytes} GB of memory; choose a smaller batch size.</source>
        <translation>이 이미지 {batch_size:,}장으로 된 배치에는 메모리 {gigabytes} GB가 필요합니다. 배치 크기를 줄여 주세요.</translation>
    </message>
    <message>
        <source>A validation share of {share} leaves no images on one side of the split of {count:,}; choose another share.</source>
        <translation>이미지 {count:,}장을 검증 비율 {share} 값으로 나누면 한쪽에 이미지가 남지 않습니다. 다른 비율을 정해 주세요.</translation>
    </message>
    <message>
        <source>The spec {path} cannot be read: {reason}.</source>
        <translation>사양 파일 {path} 경로를 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>One-hot targets go with the loss cross_entropy only, not with {loss}.</source>
        <translation>원-핫 타깃은 손실 함수 cross_entropy에만 쓸 수 있습니다. {loss} 손실 함수에는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The augmentation &quot;{augment}&quot; works on pixels of 0 to 1: take Normalize out of the transforms, or choose the augmentation none.</source>
        <translation>데이터 증강 &quot;{augment}&quot;은(는) 0 ~ 1인 픽셀에 적용해야 합니다. 변환에서 Normalize를 빼거나 데이터 증강을 없음(none)으로 정해 주세요.</translation>
    </message>
    <message>
        <source>The classes cannot be merged like this: {reason}.</source>
        <translation>클래스를 이렇게 합칠 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The transform {name} is not valid: {reason}.</source>
        <translation>변환 {name} 설정이 올바르지 않습니다: {reason}.</translation>
    </message>
    <message>
        <source>Transform {number}, {name}, cannot work on images of shape {shape}: {reason}.</source>
        <translation>{number}번째 변환 {name}: 모양이 {shape}인 이미지에는 적용할 수 없습니다({reason}).</translation>
    </message>
    <message>
        <source>The spec is not valid: {reason}.</source>
        <translation>학습 사양이 올바르지 않습니다: {reason}.</translation>
    </message>
    <message>
        <source>The class {name} is named, but its source is not there; open its .py file in the Model tab under &quot;Your class&quot;, and save or export again.</source>
        <translation>{name} 클래스를 사용하는데 그 소스 코드가 없습니다. 모델 탭의 &quot;내 클래스&quot; 페이지에서 .py 파일을 연 뒤 다시 저장하거나 내보내 주세요.</translation>
    </message>
    <message>
        <source>The script {path} cannot be opened: {reason}.</source>
        <translation>스크립트 {path} 파일을 열 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} is not a script that Atelier wrote, or its end is gone: it does not set ATELIER, from which the settings are read.</source>
        <translation>{path} 파일은 Atelier가 만든 스크립트가 아니거나 끝부분이 지워졌습니다. 설정이 들어 있어야 할 ATELIER 변수가 없습니다.</translation>
    </message>
    <message>
        <source>{path} sets ATELIER {count} times; keep only the one that Atelier wrote at its end.</source>
        <translation>{path} 파일에 ATELIER 변수가 {count}번 정의되어 있습니다. Atelier가 파일 끝에 쓴 것 하나만 남겨 주세요.</translation>
    </message>
    <message>
        <source>What the script says of its settings (ATELIER, line {line}) is not valid: {reason}. Undo the change there, or export the script again.</source>
        <translation>스크립트에 적힌 설정(ATELIER, {line}번째 줄)이 올바르지 않습니다: {reason}. 그 부분을 고치기 전으로 되돌리거나 스크립트를 다시 내보내 주세요.</translation>
    </message>
    <message>
        <source>The script was written by Atelier {version}, which is newer than this one; open it with that one.</source>
        <translation>이 스크립트는 더 새로운 버전인 Atelier {version}에서 만들었습니다. 그 버전으로 열어 주세요.</translation>
    </message>
    <message>
        <source>The script {path} was changed in line {line} after Atelier wrote it, so that it cannot be written again; use the run itself, or a spec.</source>
        <translation>스크립트 {path} 파일은 Atelier가 만든 뒤에 {line}번째 줄이 수정되어 다시 내보낼 수 없습니다. 원래 학습 기록이나 학습 사양을 사용해 주세요.</translation>
    </message>
    <message>
        <source>There are {count} class weights, but the dataset has {classes} classes; give one for each, or none.</source>
        <translation>클래스 가중치가 {count}개인데 데이터셋의 클래스는 {classes}개입니다. 클래스마다 하나씩 적거나 비워 두세요.</translation>
    </message>
    <message>
        <source>The run&apos;s record of what was done to it holds &quot;{key}&quot; with the value &quot;{value}&quot;, which makes no sense.</source>
        <translation>학습 중에 바꾼 내용의 기록에서 &quot;{key}&quot; 항목의 값 &quot;{value}&quot;이(가) 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>{option} needs {needed}.</source>
        <translation>{option}에는 다음이 필요합니다: {needed}.</translation>
    </message>
    <message>
        <source>{option} cannot be used together with {other}.</source>
        <translation>{option} 옵션과 {other} 옵션은 함께 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A count of images must be 0 or more, not {count}.</source>
        <translation>이미지 수는 0 이상으로 정해 주세요. {count} 값은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no layer &quot;{layer}&quot;; choose one of: {known}.</source>
        <translation>&quot;{layer}&quot;(이)라는 계층이 없습니다. 다음 중에서 고르세요: {known}.</translation>
    </message>
    <message>
        <source>A network must be a Sequential, not {layer}.</source>
        <translation>신경망의 맨 위는 Sequential이어야 합니다. {layer}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{layer} cannot hold other layers.</source>
        <translation>{layer} 안에는 다른 계층을 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>{layer} has no setting &quot;{setting}&quot;; it has: {known}.</source>
        <translation>{layer}에는 &quot;{setting}&quot; 설정이 없습니다. 있는 설정: {known}.</translation>
    </message>
    <message>
        <source>{layer}: {setting} must be a whole number from {least} to {most}, not {value}.</source>
        <translation>{layer}: {setting}에는 {least}부터 {most}까지의 정수만 쓸 수 있습니다. {value} 값은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{layer}: {setting} must be a number from {least} to {most}, not {value}.</source>
        <translation>{layer}: {setting}에는 {least}부터 {most}까지의 숫자만 쓸 수 있습니다. {value} 값은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{layer}: {setting} must be true or false, not {value}.</source>
        <translation>{layer}: {setting}에는 true나 false만 쓸 수 있습니다. {value} 값은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{layer}: {setting} cannot be {value}; choose one of: {known}.</source>
        <translation>{layer}: {setting}에는 {value} 값을 쓸 수 없습니다. 다음 중에서 고르세요: {known}.</translation>
    </message>
    <message>
        <source>{layer} expects {expected} features, gets {found} from {source}.</source>
        <translation>{layer}: 특징 {expected}개가 필요한데 {source}에서 {found}개가 들어옵니다.</translation>
    </message>
    <message>
        <source>{layer} expects {expected} channels, gets {found} from {source}.</source>
        <translation>{layer}: 채널 {expected}개가 필요한데 {source}에서 {found}개가 들어옵니다.</translation>
    </message>
    <message>
        <source>{layer} expects one row of features, gets {shape} from {source}; put Flatten before it.</source>
        <translation>{layer}: 특징이 한 행이어야 하는데 {source}에서 {shape} 모양이 들어옵니다. 앞에 Flatten을 넣어 주세요.</translation>
    </message>
    <message>
        <source>{layer} gets a picture {shape} from {source} and works on each of its rows; put Flatten before it.</source>
        <translation>{layer}: {source}에서 {shape} 모양의 이미지가 들어와 행마다 따로 계산합니다. 앞에 Flatten을 넣어 주세요.</translation>
    </message>
    <message>
        <source>{layer} needs a picture [channels, height, width], gets {shape} from {source}; put it before Flatten.</source>
        <translation>{layer}: 이미지 [채널, 높이, 너비]가 필요한데 {source}에서 {shape} 모양이 들어옵니다. Flatten 앞에 놓아 주세요.</translation>
    </message>
    <message>
        <source>{layer} needs one row of features, gets {shape} from {source}; put Flatten before it, or take BatchNorm2d.</source>
        <translation>{layer}: 특징이 한 행이어야 하는데 {source}에서 {shape} 모양이 들어옵니다. 앞에 Flatten을 넣거나 BatchNorm2d를 쓰세요.</translation>
    </message>
    <message>
        <source>{layer} needs a picture [channels, height, width], gets {shape} from {source}; take BatchNorm1d.</source>
        <translation>{layer}: 이미지 [채널, 높이, 너비]가 필요한데 {source}에서 {shape} 모양이 들어옵니다. BatchNorm1d를 쓰세요.</translation>
    </message>
    <message>
        <source>{layer} with kernel {kernel} needs at least {least} x {least} pixels, gets {height} x {width} from {source}.</source>
        <translation>{layer}: 커널 크기 {kernel}에는 {least} x {least} 픽셀 이상이 필요한데 {source}에서 {height} x {width} 픽셀이 들어옵니다.</translation>
    </message>
    <message>
        <source>{layer}: padding must be at most half the kernel, {most}, not {padding}.</source>
        <translation>{layer}: padding은 커널의 절반인 {most} 이하여야 합니다. {padding} 값은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{layer}: there is no dimension {dim} in {shape}.</source>
        <translation>{layer}: {shape} 모양에는 차원 {dim}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>{layer} cannot add {before}, which comes in, to {after}, which its layers make of it; take Flatten out of it.</source>
        <translation>{layer}: 들어온 값({before})과 안의 계층이 만든 값({after})의 차원 수가 달라 더할 수 없습니다. 블록에서 Flatten을 빼 주세요.</translation>
    </message>
    <message>
        <source>{layer} cannot add {before}, which comes in, to {after}, which its layers make of it: no stride leads there. Keep the size with padding, or halve it with stride 2.</source>
        <translation>{layer}: 들어온 값({before})과 안의 계층이 만든 값({after})의 크기가 달라 더할 수 없습니다. 어떤 스트라이드로도 크기를 맞출 수 없으니, 패딩으로 크기를 유지하거나 스트라이드 2로 절반으로 줄여 주세요.</translation>
    </message>
    <message>
        <source>{layer} would put out {count:,} numbers for each picture; at most {most:,} are possible.</source>
        <translation>{layer}: 이미지마다 숫자 {count:,}개를 출력하게 됩니다. {most:,}개까지만 가능합니다.</translation>
    </message>
    <message>
        <source>{layer} makes probabilities, and cross entropy wants logits: it has a softmax of its own. Leave this one out.</source>
        <translation>{layer}: 확률을 출력하는데 교차 엔트로피에는 로짓이 필요합니다. 교차 엔트로피가 소프트맥스를 직접 계산하므로 이 계층은 빼 주세요.</translation>
    </message>
    <message>
        <source>{layer} stands at the end and changes the logits; leave it out, or put it before the last layer with weights.</source>
        <translation>{layer}: 맨 끝에 있어 로짓을 바꿉니다. 이 계층을 빼거나, 가중치가 있는 마지막 계층 앞에 놓아 주세요.</translation>
    </message>
    <message>
        <source>The network puts out {shape} for each picture, and not one number for each of {classes} classes; end with Flatten and a Linear layer with {classes} features.</source>
        <translation>신경망은 이미지마다 클래스 {classes}개에 숫자를 하나씩 출력해야 하는데, 출력의 모양이 {shape}입니다. 끝에 Flatten과 출력 특징이 {classes}개인 Linear 계층을 놓아 주세요.</translation>
    </message>
    <message>
        <source>A network can have at most {most} layers.</source>
        <translation>신경망에는 계층을 {most}개까지 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>Layers can lie at most {most} deep in one another.</source>
        <translation>계층은 {most}단계까지 중첩할 수 있습니다.</translation>
    </message>
    <message>
        <source>The network would have {count:,} parameters; at most {most:,} are possible.</source>
        <translation>신경망의 매개변수가 {count:,}개가 됩니다. {most:,}개까지만 가능합니다.</translation>
    </message>
    <message>
        <source>{layer} cannot be built: {reason}.</source>
        <translation>{layer} 계층을 만들 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The data folder {path} does not exist; check --data-root or ATELIER_DATA.</source>
        <translation>데이터 폴더 {path} 경로가 없습니다. --data-root나 ATELIER_DATA 설정을 확인해 주세요.</translation>
    </message>
    <message>
        <source>The data folder {path} is not a folder; check --data-root or ATELIER_DATA.</source>
        <translation>데이터 폴더로 지정한 {path} 경로가 폴더가 아닙니다. --data-root나 ATELIER_DATA 설정을 확인해 주세요.</translation>
    </message>
    <message>
        <source>The data folder {path} cannot be read; check its permissions.</source>
        <translation>데이터 폴더 {path} 경로를 읽을 수 없습니다. 접근 권한을 확인해 주세요.</translation>
    </message>
    <message>
        <source>{title} is not in {path}; download it in the Data tab, or name the folder that holds it with --data-root.</source>
        <translation>{path} 폴더에 {title} 데이터셋이 없습니다. 데이터 탭에서 내려받거나, 데이터셋이 있는 폴더를 --data-root로 지정해 주세요.</translation>
    </message>
    <message>
        <source>The {title} files in {path} are damaged or are not what they claim to be: {reason}. Remove them and download them again.</source>
        <translation>{path} 폴더의 {title} 파일이 손상되었거나 올바른 파일이 아닙니다: {reason}. 파일을 지우고 다시 내려받아 주세요.</translation>
    </message>
    <message>
        <source>The files of {title} are not all in {path}; needed there: {expected}.</source>
        <translation>{path} 경로에서 {title} 파일을 모두 찾지 못했습니다. 필요한 파일: {expected}.</translation>
    </message>
    <message>
        <source>The download of {name} failed: {reason}. Try again later.</source>
        <translation>{name} 파일을 내려받지 못했습니다: {reason}. 잠시 후 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The file {name} arrived damaged (its checksum is wrong); nothing was kept. Try again.</source>
        <translation>내려받은 {name} 파일이 손상되어(체크섬 불일치) 저장하지 않았습니다. 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a picture: {reason}.</source>
        <translation>{path}에서 그림을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is nothing drawn in {path}: all of it has one colour, or it is too small.</source>
        <translation>{path}에 그려진 것이 없습니다. 전체가 한 가지 색이거나 그림이 너무 작습니다.</translation>
    </message>
    <message>
        <source>{path} is too large ({width} x {height} pixels); make it smaller first.</source>
        <translation>{path}의 크기가 너무 큽니다({width} x {height} 픽셀). 먼저 크기를 줄여 주세요.</translation>
    </message>
    <message>
        <source>{path} cannot be opened as a drawing: {reason}.</source>
        <translation>{path} 파일을 획 파일로 열 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>{path} 경로를 사용할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There are no pictures in {path}.</source>
        <translation>{path} 폴더에 그림 파일이 없습니다.</translation>
    </message>
    <message>
        <source>The folder {path} does not exist.</source>
        <translation>{path} 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>{path} is a file, not a folder of pictures.</source>
        <translation>{path} 경로는 그림 폴더가 아니라 파일입니다.</translation>
    </message>
    <message>
        <source>There is no folder in {path}; make one for each class in it, and put its pictures there.</source>
        <translation>{path} 안에 폴더가 없습니다. 클래스마다 폴더를 하나씩 만들고 그 안에 그림을 넣어 주세요.</translation>
    </message>
    <message>
        <source>A network cannot learn with one class, and &quot;{name}&quot; is the only one in {path}; add pictures of another class, in a folder of their own.</source>
        <translation>클래스가 하나뿐이면 신경망이 배울 수 없는데, {path} 폴더에는 &quot;{name}&quot; 클래스만 있습니다. 다른 클래스의 그림을 따로 폴더를 만들어 넣어 주세요.</translation>
    </message>
    <message>
        <source>The class &quot;{name}&quot; in {path} has no picture that can be read; put some into its folder, or take the folder away.</source>
        <translation>{path} 폴더의 &quot;{name}&quot; 클래스에 읽을 수 있는 그림이 없습니다. 클래스 폴더에 그림을 넣거나 그 폴더를 없애 주세요.</translation>
    </message>
    <message>
        <source>No picture in {path} can be read for the {split} split; each class needs at least two.</source>
        <translation>{path} 폴더에 {split} 데이터로 읽을 수 있는 그림이 없습니다. 클래스마다 그림이 두 장 이상 필요합니다.</translation>
    </message>
    <message>
        <source>The {count:,} pictures in {path} would take {gigabytes:.1f} GB of memory at {size} x {size} pixels, which this machine does not have; choose a smaller size.</source>
        <translation>{path} 폴더의 그림 {count:,}장을 {size} x {size} 픽셀로 읽으려면 메모리 {gigabytes:.1f} GB가 필요한데, 이 컴퓨터에는 그만큼 없습니다. 더 작은 크기를 골라 주세요.</translation>
    </message>
    <message>
        <source>There are no drawings yet; draw some in the Draw tab and say what they are.</source>
        <translation>아직 내 그림이 없습니다. 그리기 탭에서 그림을 그리고 무엇인지 골라 주세요.</translation>
    </message>
    <message>
        <source>A network cannot learn with one class, and all your drawings are &quot;{name}&quot;; draw something else too.</source>
        <translation>클래스가 하나뿐이면 신경망이 배울 수 없는데, 내 그림은 모두 &quot;{name}&quot; 클래스입니다. 다른 것도 그려 주세요.</translation>
    </message>
    <message>
        <source>There is only one drawing of each class, so that none is left to test on; draw a second one of at least one class.</source>
        <translation>클래스마다 내 그림이 하나씩뿐이라 테스트에 쓸 그림이 남지 않습니다. 한 클래스라도 그림을 하나 더 그려 주세요.</translation>
    </message>
    <message>
        <source>{path} cannot be opened as a network: {reason}.</source>
        <translation>{path} 파일을 신경망으로 열 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is no checkpoint at {path}.</source>
        <translation>{path} 경로에 체크포인트가 없습니다.</translation>
    </message>
    <message>
        <source>{path} is not a checkpoint that Atelier can read: {reason}.</source>
        <translation>{path} 파일은 Atelier가 읽을 수 있는 체크포인트가 아닙니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} was refused: it holds Python code or objects, not only numbers. It was not run.</source>
        <translation>{path} 파일을 열지 않았습니다. 숫자 말고도 파이썬 코드나 객체가 들어 있으며, 그 코드는 실행하지 않았습니다.</translation>
    </message>
    <message>
        <source>The weights in {path} do not fit the model {model}: {reason}.</source>
        <translation>{path}의 가중치가 {model} 모델과 맞지 않습니다: {reason}.</translation>
    </message>
    <message>
        <source>The model expects {expected}, but {dataset} has {found}.</source>
        <translation>모델과 {dataset} 데이터셋이 서로 맞지 않습니다(모델: {expected}, 데이터셋: {found}).</translation>
    </message>
    <message>
        <source>{path} already holds a run; choose another folder, or continue it with --resume.</source>
        <translation>{path} 폴더에 이미 학습 기록이 있습니다. 다른 폴더를 고르거나 --resume으로 이어서 학습해 주세요.</translation>
    </message>
    <message>
        <source>{path} holds no run.</source>
        <translation>{path} 폴더에 학습 기록이 없습니다.</translation>
    </message>
    <message>
        <source>The run in {path} is damaged: {reason}.</source>
        <translation>{path} 폴더의 학습 기록이 손상되었습니다: {reason}.</translation>
    </message>
    <message>
        <source>Another Atelier is writing the run in {path}; wait for it, or stop it there.</source>
        <translation>다른 Atelier가 {path} 폴더에 학습을 기록하고 있습니다. 끝날 때까지 기다리거나 그쪽에서 정지해 주세요.</translation>
    </message>
    <message>
        <source>{path} is not a run&apos;s folder, so that it was left alone.</source>
        <translation>{path} 경로는 학습 기록 폴더가 아니어서 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>{path} holds other files than the run&apos;s ({example}), so that it was left alone; remove the run there yourself.</source>
        <translation>{path} 폴더에 학습 기록이 아닌 파일({example})도 있어 그대로 두었습니다. 학습 기록만 직접 지워 주세요.</translation>
    </message>
    <message>
        <source>{path} cannot be moved: {reason}.</source>
        <translation>{path} 경로를 옮길 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be deleted: {reason}.</source>
        <translation>{path} 경로를 삭제할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{title} is not the dataset that the run in {path} learned from: its images have changed since. Bring the old ones back, or start a new run.</source>
        <translation>{title} 데이터셋의 이미지가 {path} 폴더의 학습 이후에 바뀌었습니다. 원래 이미지로 되돌리거나 새로 학습을 시작해 주세요.</translation>
    </message>
    <message>
        <source>The run in {path} already has its {epochs} epochs; ask for more with --epochs.</source>
        <translation>{path} 폴더의 학습은 이미 {epochs}에폭을 마쳤습니다. 더 학습하려면 --epochs 값을 늘려 주세요.</translation>
    </message>
    <message>
        <source>The run in {path} already has {done} epochs; --epochs must be larger.</source>
        <translation>{path} 폴더의 학습은 이미 {done}에폭까지 진행되었습니다. --epochs 값을 그보다 크게 정해 주세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a Python file: {reason}.</source>
        <translation>{path} 파일을 파이썬 파일로 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The class {name} is a program of somebody&apos;s own, which has not been allowed on this machine. If you trust where it comes from, allow it in the Model tab under &quot;Your class&quot;, or with --allow-code.</source>
        <translation>{name} 클래스는 누군가 직접 작성한 프로그램이며, 이 컴퓨터에서 아직 허용되지 않았습니다. 출처를 믿을 수 있으면 모델 탭의 &quot;내 클래스&quot; 페이지나 --allow-code로 허용해 주세요.</translation>
    </message>
    <message>
        <source>Line {line} of the code fails: {reason}.</source>
        <translation>코드의 {line}번째 줄에서 오류가 났습니다: {reason}.</translation>
    </message>
    <message>
        <source>The class {name} cannot be used: {reason}.</source>
        <translation>{name} 클래스를 사용할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>It did not finish within {seconds:g} s, and was ended.</source>
        <translation>{seconds:g}초 안에 끝나지 않아 중단했습니다.</translation>
    </message>
    <message>
        <source>It did not finish within {seconds:g} s, and was ended in line {line}.</source>
        <translation>{seconds:g}초 안에 끝나지 않아 {line}번째 줄에서 중단했습니다.</translation>
    </message>
    <message>
        <source>It ended the process that it was tried in (exit code {status}).</source>
        <translation>시험하던 프로세스가 코드 때문에 종료되었습니다(종료 코드 {status}).</translation>
    </message>
    <message>
        <source>It took more than {gigabytes:.1f} GB of memory, and was ended.</source>
        <translation>메모리를 {gigabytes:.1f} GB 넘게 써서 중단했습니다.</translation>
    </message>
    <message>
        <source>It cannot be trained as it is: for {batch} pictures it returned {found}, not Tensor [{batch}, {classes}].</source>
        <translation>이대로는 학습할 수 없습니다. 이미지 {batch}장을 넣으면 Tensor [{batch}, {classes}]를 반환해야 하는데, 실제 반환값은 {found}입니다.</translation>
    </message>
    <message>
        <source>It fails for a batch of {batch}: {reason}.</source>
        <translation>배치 크기가 {batch}일 때 오류가 납니다: {reason}.</translation>
    </message>
    <message>
        <source>It fails for a batch of {batch} in training mode: {reason}.</source>
        <translation>학습 모드에서 배치 크기가 {batch}일 때 오류가 납니다: {reason}.</translation>
    </message>
    <message>
        <source>It has no parameters that learn: training changes nothing.</source>
        <translation>학습하는 매개변수가 없어 학습해도 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Its weights cannot be saved whole: {reason}.</source>
        <translation>가중치를 온전히 저장할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path} 경로에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} is there already; choose another name, or remove it first.</source>
        <translation>{path} 경로에 이미 파일이 있습니다. 다른 이름을 고르거나 그 파일을 먼저 지워 주세요.</translation>
    </message>
    <message>
        <source>The device {device} ran out of memory; try a batch size smaller than {batch_size}.</source>
        <translation>{device} 장치의 메모리가 부족합니다. 배치 크기를 {batch_size}보다 작게 정해 주세요.</translation>
    </message>
    <message>
        <source>The loss became {loss} at step {step:,}; try a learning rate smaller than {lr}. What was saved before is kept.</source>
        <translation>스텝 {step:,}에서 손실이 발산했습니다(손실: {loss}). 학습률을 {lr}보다 작게 정해 주세요. 그 전에 저장한 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>The model&apos;s answers are no numbers any more: its training diverged. Train it again, or go back to an earlier epoch.</source>
        <translation>모델의 출력이 더 이상 숫자가 아닙니다. 학습이 발산했으니 다시 학습시키거나 이전 에폭으로 돌아가세요.</translation>
    </message>
    <message>
        <source>The network failed on this batch: {reason}.</source>
        <translation>신경망이 이 배치를 처리하지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>The network failed on this batch in its layer {layer}: {reason}.</source>
        <translation>신경망의 {layer} 계층이 이 배치를 처리하지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>The network failed on this batch after its layer {layer}: {reason}.</source>
        <translation>신경망이 {layer} 계층 다음에서 이 배치를 처리하지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>The network should return logits, a tensor of shape {expected}; it returned {found}.</source>
        <translation>신경망은 모양이 {expected}인 로짓 텐서를 반환해야 하는데, 실제 반환값은 {found}입니다.</translation>
    </message>
    <message>
        <source>A gradient is taken of one number, but the loss is {found}; let it give the mean over the batch.</source>
        <translation>기울기는 숫자 하나에 대해 계산하는데 손실이 {found}입니다. 손실 함수가 배치의 평균을 내게 해 주세요.</translation>
    </message>
    <message>
        <source>There is nothing to take a gradient of: the network has no parameters, or all of them are frozen.</source>
        <translation>기울기를 계산할 대상이 없습니다. 신경망에 매개변수가 없거나 모두 동결되었습니다.</translation>
    </message>
    <message>
        <source>This is not Python (at character {column}): {reason}.</source>
        <translation>파이썬 문법에 맞지 않습니다({column}번째 글자): {reason}.</translation>
    </message>
    <message>
        <source>Nothing is called &quot;{name}&quot; here (at character {column}); make it first.</source>
        <translation>여기에는 &quot;{name}&quot;(이)라는 이름이 없습니다({column}번째 글자). 먼저 만들어 주세요.</translation>
    </message>
    <message>
        <source>There is no picture yet (at character {column}); choose one in the Data tab.</source>
        <translation>아직 이미지가 없습니다({column}번째 글자). 데이터 탭에서 이미지를 선택해 주세요.</translation>
    </message>
    <message>
        <source>The pad does not know &quot;{text}&quot; (at character {column}); it knows tensors, what torch and NumPy compute with them, and nothing else of Python.</source>
        <translation>연습장에서는 &quot;{text}&quot;을(를) 쓸 수 없습니다({column}번째 글자). 텐서와, torch와 NumPy로 텐서를 계산하는 것만 쓸 수 있고, 그 밖의 파이썬 기능은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The name &quot;{name}&quot; is taken (at character {column}); choose another.</source>
        <translation>&quot;{name}&quot; 이름은 이미 쓰이고 있습니다({column}번째 글자). 다른 이름을 골라 주세요.</translation>
    </message>
    <message>
        <source>At character {column}: {reason}.</source>
        <translation>{column}번째 글자: {reason}.</translation>
    </message>
    <message>
        <source>That would have {count:,} elements (at character {column}); at most {most:,} are possible here.</source>
        <translation>원소가 {count:,}개가 됩니다({column}번째 글자). 여기서는 {most:,}개까지만 가능합니다.</translation>
    </message>
    <message>
        <source>The pad holds at most {names} names and {megabytes:,} MB; remove a tensor first.</source>
        <translation>연습장에는 이름 {names}개, {megabytes:,} MB까지만 담을 수 있습니다. 먼저 텐서를 하나 제거해 주세요.</translation>
    </message>
    <message>
        <source>The line is too long or nested too deeply (at character {column}); write it as several.</source>
        <translation>줄이 너무 길거나 너무 깊이 중첩되었습니다({column}번째 글자). 여러 줄로 나눠 주세요.</translation>
    </message>
    <message>
        <source>The line takes more than {seconds:g} s (at character {column}), and was left.</source>
        <translation>{seconds:g}초 안에 끝나지 않아 실행을 그만두었습니다({column}번째 글자).</translation>
    </message>
    <message>
        <source>Some weights in {path} are not finite (NaN or infinity), in {name}; they are left alone.</source>
        <translation>{path} 파일의 {name}에 유한하지 않은 가중치(NaN이나 무한대)가 있어 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>The name {name} does not fit: a file of the format {title} ends in &quot;{suffix}&quot;.</source>
        <translation>{name} 이름은 쓸 수 없습니다. {title} 형식의 파일에는 &quot;{suffix}&quot; 확장자를 써야 합니다.</translation>
    </message>
    <message>
        <source>{what} needs packages that are not installed; install them with: pip install {names}</source>
        <translation>{what}에 필요한 패키지가 설치되어 있지 않습니다. 다음 명령으로 설치해 주세요: pip install {names}</translation>
    </message>
    <message>
        <source>This network cannot be written as {title}: what it computes depends on the values of the pictures, and such a file holds one way for all of them ({reason}).</source>
        <translation>이 신경망은 {title} 형식으로 내보낼 수 없습니다. 이미지의 값에 따라 계산 과정이 달라지는데, 이 형식의 파일에는 모든 이미지에 똑같은 과정 하나만 담을 수 있습니다({reason}).</translation>
    </message>
    <message>
        <source>This network cannot be written as {title}: its code works for one size of batch only.</source>
        <translation>이 신경망은 {title} 형식으로 내보낼 수 없습니다. 신경망의 코드가 한 가지 배치 크기에서만 작동합니다.</translation>
    </message>
    <message>
        <source>This network cannot be written as {title}: {reason}.</source>
        <translation>이 신경망은 {title} 형식으로 내보낼 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>What was written as {title} does not answer as the network does ({reason}), so that it was not kept; a network that draws by chance, or remembers, cannot be exported.</source>
        <translation>{title} 형식으로 쓴 파일의 출력이 신경망의 출력과 달라({reason}) 파일을 남기지 않았습니다. 난수를 뽑거나 이전 상태를 기억하는 신경망은 내보낼 수 없습니다.</translation>
    </message>
    <message>
        <source>The process that writes the file ended without an answer (exit code {status}).</source>
        <translation>파일을 쓰던 프로세스가 결과를 내지 않고 종료되었습니다(종료 코드 {status}).</translation>
    </message>
    <message>
        <source>The settings cannot be saved in {path}: what you change holds until Atelier is closed. Check the folder&apos;s permissions and the room on the disk.</source>
        <translation>{path} 경로에 설정을 저장할 수 없습니다. 바꾼 설정은 Atelier를 닫을 때까지만 유지됩니다. 폴더의 접근 권한과 디스크의 남은 공간을 확인해 주세요.</translation>
    </message>
    <message>
        <source>Nothing was put away, because a training is writing to {path}; stop it first.</source>
        <translation>학습이 {path} 폴더에 기록하는 중이라 아무것도 옮기지 않았습니다. 먼저 학습을 정지해 주세요.</translation>
    </message>
    <message>
        <source>Not everything could be put away in {path}: {reason}. Nothing is lost; try again to go on.</source>
        <translation>{path} 폴더에서 일부를 옮기지 못했습니다: {reason}. 잃은 것은 없습니다. 다시 시도하면 이어서 옮깁니다.</translation>
    </message>
    <message>
        <source>The lesson {path} cannot be read: {reason}.</source>
        <translation>{path} 수업 파일을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The lesson {path} is left out; line {line}: {reason}.</source>
        <translation>{path} 수업 파일을 제외했습니다. {line}번째 줄: {reason}.</translation>
    </message>
    <message>
        <source>How far you are in the lessons cannot be read from {path}: {reason}. It is not written either, until the next start that can read it.</source>
        <translation>{path} 파일에서 수업 진행 상황을 읽을 수 없습니다: {reason}. 다시 시작해서 읽을 수 있을 때까지 진행 상황을 저장하지 않습니다.</translation>
    </message>
    <message>
        <source>How far you were in the lessons could not be read from {path}. The file is kept: {aside}</source>
        <translation>{path} 파일에서 수업 진행 상황을 읽지 못했습니다. 파일은 그대로 두었습니다: {aside}</translation>
    </message>
    <message>
        <source>The lesson {path} is left out: another lesson is called {name} too. Rename the file.</source>
        <translation>{path} 수업 파일을 제외했습니다. 이름이 {name}인 수업이 이미 있습니다. 파일 이름을 바꿔 주세요.</translation>
    </message>
    <message>
        <source>A training is going on. Stop it, or wait for its end, and try again.</source>
        <translation>학습이 진행 중입니다. 학습을 정지하거나 끝날 때까지 기다린 다음 다시 시도하세요.</translation>
    </message>
    <message>
        <source>A dataset that this lesson needs is not here. Get it in the catalogue of the Data tab, and try again.</source>
        <translation>이 수업에 필요한 데이터셋이 없습니다. 데이터 탭의 카탈로그에서 내려받은 다음 다시 시도하세요.</translation>
    </message>
    <message>
        <source>What this lesson needs could not be set: {reason}.</source>
        <translation>이 수업에 필요한 것을 준비하지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>Only &quot;train&quot; works in several processes; start &quot;{command}&quot; without torchrun.</source>
        <translation>여러 프로세스로 실행할 수 있는 명령은 &quot;train&quot;뿐입니다. &quot;{command}&quot; 명령은 torchrun 없이 실행해 주세요.</translation>
    </message>
    <message>
        <source>Process {rank} of {world} cannot reach the others: {reason}. Check the address and the port of the rendezvous, and that the machines can reach each other.</source>
        <translation>프로세스 {world}개 중 {rank}번이 다른 프로세스와 연결하지 못했습니다: {reason}. 랑데부(rendezvous)의 주소와 포트가 맞는지, 컴퓨터끼리 서로 연결할 수 있는지 확인해 주세요.</translation>
    </message>
    <message>
        <source>Another process of this run has ended or cannot be reached, so that the run ends after step {step}; its last checkpoint is kept: continue with --resume {path}</source>
        <translation>이 학습의 다른 프로세스가 종료되었거나 그 프로세스와 연결할 수 없어, 스텝 {step}에서 학습을 끝냅니다. 마지막 체크포인트는 그대로 있습니다. 이어서 학습하려면 다음을 사용해 주세요: --resume {path}</translation>
    </message>
    <message>
        <source>The other processes of this run do not answer, so that it ends; its last checkpoint is kept: continue with --resume.</source>
        <translation>이 학습의 다른 프로세스가 응답하지 않아 학습을 끝냅니다. 마지막 체크포인트는 그대로 있습니다. --resume으로 이어서 학습해 주세요.</translation>
    </message>
    <message>
        <source>A batch of {batch_size:,} is too small for {world} processes, each of which takes {least} image(s) of it or more; choose a batch size of {needed:,} or more.</source>
        <translation>배치 크기가 {batch_size:,}이면 프로세스 {world}개로 나누기에 너무 작습니다. 프로세스마다 이미지가 {least}장 이상 필요합니다. 배치 크기를 {needed:,} 이상으로 정해 주세요.</translation>
    </message>
    <message>
        <source>This machine has {count} GPU(s) for {processes} processes; start at most one for each (--nproc-per-node), or choose the device cpu.</source>
        <translation>이 컴퓨터의 GPU는 {count}개인데 프로세스는 {processes}개입니다. GPU마다 프로세스를 하나까지만 시작하거나(--nproc-per-node) 장치를 cpu로 정해 주세요.</translation>
    </message>
    <message>
        <source>The device mps serves one process only; start the run without torchrun, or choose the device cpu.</source>
        <translation>mps 장치는 프로세스 하나에서만 쓸 수 있습니다. torchrun 없이 학습을 시작하거나 장치를 cpu로 정해 주세요.</translation>
    </message>
    <message>
        <source>The machines of a run must be of one kind: process {rank} does not compute on {device} as the first one does.</source>
        <translation>한 학습에 쓰는 컴퓨터는 모두 같은 종류의 장치로 계산해야 합니다. 첫 프로세스는 {device} 장치로 계산하지만 프로세스 {rank}번은 그렇지 않습니다.</translation>
    </message>
    <message>
        <source>The machines of a run must have the same images: process {rank} has found others than the first one. Check --data-root on its machine.</source>
        <translation>한 학습에 쓰는 컴퓨터에는 모두 같은 이미지가 있어야 합니다. 프로세스 {rank}번이 읽은 이미지가 첫 프로세스의 이미지와 다릅니다. 그 컴퓨터의 --data-root 값을 확인해 주세요.</translation>
    </message>
    <message>
        <source>Something went wrong inside Atelier: {reason}.</source>
        <translation>Atelier 내부에서 문제가 생겼습니다: {reason}.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>데이터 증강</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>연산 정밀도</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Epochs between two steps of the schedule</source>
        <translation>감소 간격(에폭)</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>감소 계수</translation>
    </message>
    <message>
        <source>A class weight</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <source>Longest gradient</source>
        <translation>기울기 클리핑</translation>
    </message>
    <message>
        <source>Time budget</source>
        <translation>시간 제한</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>조기 종료 에폭 수</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>target</source>
        <translation>타깃</translation>
    </message>
    <message>
        <source>sampler</source>
        <translation>순서(sampler)</translation>
    </message>
    <message>
        <source>size</source>
        <translation>이미지 크기</translation>
    </message>
    <message>
        <source>subset</source>
        <translation>일부 이미지 수(subset)</translation>
    </message>
    <message>
        <source>workers</source>
        <translation>워커 수</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Augmentation &quot;sketch&quot;</source>
        <translation>데이터 증강 &quot;sketch&quot;</translation>
    </message>
    <message>
        <source>A script for {title}</source>
        <translation>{title} 데이터셋의 스크립트</translation>
    </message>
    <message>
        <source>{name}, {cores} cores</source>
        <translation>{name}, 코어 {cores}개</translation>
    </message>
    <message>
        <source>between {least} and {most}</source>
        <translation>{least} 이상 {most} 이하</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} 이상 {most} 이하</translation>
    </message>
    <message>
        <source>a number above {least:g}</source>
        <translation>{least:g}보다 큰 수</translation>
    </message>
    <message>
        <source>a number at least {least:g}</source>
        <translation>{least:g} 이상인 수</translation>
    </message>
    <message>
        <source>at least {least:g} and below {most:g}</source>
        <translation>{least:g} 이상 {most:g} 미만</translation>
    </message>
    <message>
        <source>above {least:g} and below {most:g}</source>
        <translation>{least:g} 초과 {most:g} 미만</translation>
    </message>
    <message>
        <source>above {least:g} and at most {most:g}</source>
        <translation>{least:g} 초과 {most:g} 이하</translation>
    </message>
    <message>
        <source>a number, a text, True, False or None</source>
        <translation>숫자, 텍스트, True, False, None</translation>
    </message>
    <message>
        <source>the optimizer &quot;sgd&quot; (adam has its own)</source>
        <translation>옵티마이저 &quot;sgd&quot;(adam에는 자체 모멘텀이 있음)</translation>
    </message>
    <message>
        <source>a momentum above 0</source>
        <translation>0보다 큰 모멘텀</translation>
    </message>
    <message>
        <source>the loss &quot;cross_entropy&quot;</source>
        <translation>손실 함수 &quot;cross_entropy&quot;</translation>
    </message>
    <message>
        <source>images of one channel (grey)</source>
        <translation>채널이 하나인 이미지(흑백)</translation>
    </message>
    <message>
        <source>--out RUN_DIR (or --resume)</source>
        <translation>--out RUN_DIR(또는 --resume)</translation>
    </message>
    <message>
        <source>--{option} NAME</source>
        <translation>--{option} NAME</translation>
    </message>
    <message>
        <source>--out FILE.py: its images go into a file beside the script</source>
        <translation>--out FILE.py(이미지는 스크립트 옆의 파일에 저장)</translation>
    </message>
    <message>
        <source>a group needs two labels, a label one group</source>
        <translation>그룹마다 레이블이 두 개 이상 있어야 하고, 한 레이블은 한 그룹에만 들어갈 수 있습니다</translation>
    </message>
    <message>
        <source>the labels are 0 to {last}</source>
        <translation>레이블은 0부터 {last}까지입니다</translation>
    </message>
    <message>
        <source>at least two classes must be left</source>
        <translation>클래스가 두 개 이상 남아야 합니다</translation>
    </message>
    <message>
        <source>the spec</source>
        <translation>학습 사양</translation>
    </message>
    <message>
        <source>a layer</source>
        <translation>계층</translation>
    </message>
    <message>
        <source>the code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>a transform</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>it</source>
        <translation>이 설정</translation>
    </message>
    <message>
        <source>it is not JSON (line {line}, column {column})</source>
        <translation>JSON 형식이 아닙니다({line}번째 줄, {column}번째 칸)</translation>
    </message>
    <message>
        <source>its JSON is nested too deeply, or one of its numbers is too long</source>
        <translation>JSON이 너무 깊이 중첩되었거나 너무 긴 숫자가 있습니다</translation>
    </message>
    <message>
        <source>{part} is not a JSON object</source>
        <translation>{part} 부분이 JSON 객체가 아닙니다</translation>
    </message>
    <message>
        <source>{part} has no entry called &quot;{entry}&quot;</source>
        <translation>{part}에 &quot;{entry}&quot; 항목은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>there is no part called &quot;{entry}&quot;</source>
        <translation>&quot;{entry}&quot; 부분은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the entry &quot;{entry}&quot; is there twice</source>
        <translation>&quot;{entry}&quot; 항목이 두 번 있습니다</translation>
    </message>
    <message>
        <source>&quot;{entry}&quot; cannot be {value}</source>
        <translation>&quot;{entry}&quot; 항목에는 {value} 값을 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>&quot;{entry}&quot; is too large a number</source>
        <translation>&quot;{entry}&quot; 항목의 숫자가 너무 큽니다</translation>
    </message>
    <message>
        <source>it has version {version}, and this Atelier reads {known}</source>
        <translation>사양의 버전이 {version}인데, 이 Atelier가 읽을 수 있는 버전은 {known}입니다</translation>
    </message>
    <message>
        <source>&quot;data.transforms&quot; is not a list</source>
        <translation>&quot;data.transforms&quot; 항목이 리스트가 아닙니다</translation>
    </message>
    <message>
        <source>&quot;data.merge&quot; is not a list of lists of labels</source>
        <translation>&quot;data.merge&quot; 항목이 레이블 리스트의 리스트가 아닙니다</translation>
    </message>
    <message>
        <source>an entry of &quot;model&quot; has the wrong type</source>
        <translation>&quot;model&quot; 부분에 형식이 잘못된 항목이 있습니다</translation>
    </message>
    <message>
        <source>&quot;layers&quot; goes with the model &quot;builder&quot; only</source>
        <translation>&quot;layers&quot; 항목은 &quot;builder&quot; 모델에만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>&quot;code&quot; goes with the model &quot;custom&quot; only</source>
        <translation>&quot;code&quot; 항목은 &quot;custom&quot; 모델에만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>layers stand in each other too deeply</source>
        <translation>계층이 너무 깊이 중첩되어 있습니다</translation>
    </message>
    <message>
        <source>a layer&apos;s entry has the wrong type</source>
        <translation>계층에 형식이 잘못된 항목이 있습니다</translation>
    </message>
    <message>
        <source>&quot;{entry}&quot; of a layer is no plain value</source>
        <translation>계층의 &quot;{entry}&quot; 항목이 단순한 값이 아닙니다</translation>
    </message>
    <message>
        <source>the code&apos;s entry has the wrong type</source>
        <translation>코드에 형식이 잘못된 항목이 있습니다</translation>
    </message>
    <message>
        <source>the argument &quot;{entry}&quot; is no plain value</source>
        <translation>&quot;{entry}&quot; 인자가 단순한 값이 아닙니다</translation>
    </message>
    <message>
        <source>a transform has no &quot;name&quot;</source>
        <translation>변환에 &quot;name&quot; 항목이 없습니다</translation>
    </message>
    <message>
        <source>a transform&apos;s entries have the wrong type</source>
        <translation>변환에 형식이 잘못된 항목이 있습니다</translation>
    </message>
    <message>
        <source>there is none of that name; known: {known}</source>
        <translation>그런 이름의 변환이 없습니다(쓸 수 있는 변환: {known})</translation>
    </message>
    <message>
        <source>it has no argument &quot;{argument}&quot;</source>
        <translation>&quot;{argument}&quot;(이)라는 인자가 없습니다</translation>
    </message>
    <message>
        <source>{argument} must be a whole number from {least} to {most}</source>
        <translation>{argument} 값은 {least} 이상 {most} 이하의 정수여야 합니다</translation>
    </message>
    <message>
        <source>{argument} must be a number from {least} to {most}</source>
        <translation>{argument} 값은 {least} 이상 {most} 이하의 숫자여야 합니다</translation>
    </message>
    <message>
        <source>it would cut {edge} x {edge} out of {height} x {width}</source>
        <translation>{height} x {width} 이미지에서 {edge} x {edge} 크기를 잘라 낼 수 없습니다</translation>
    </message>
    <message>
        <source>with this sigma it blurs over {reach} pixels to each side, and images must be larger than that</source>
        <translation>이 sigma로는 양쪽으로 {reach}픽셀까지 흐리게 하므로, 이미지가 그보다 커야 합니다</translation>
    </message>
    <message>
        <source>it makes outlines of grey images only</source>
        <translation>흑백 이미지로만 윤곽선을 만들 수 있습니다</translation>
    </message>
    <message>
        <source>it needs pixels of 0 to 1, so that it must stand before Normalize</source>
        <translation>0 ~ 1인 픽셀이 필요하므로 Normalize 앞에 놓아야 합니다</translation>
    </message>
    <message>
        <source>it is no dictionary</source>
        <translation>딕셔너리가 아닙니다</translation>
    </message>
    <message>
        <source>&quot;format&quot; must be a whole number, and &quot;atelier&quot; a text</source>
        <translation>&quot;format&quot; 항목은 정수, &quot;atelier&quot; 항목은 텍스트여야 합니다</translation>
    </message>
    <message>
        <source>&quot;{entry}&quot; must be {expected}</source>
        <translation>&quot;{entry}&quot; 항목에는 {expected}만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>너무 큰 숫자가 있습니다</translation>
    </message>
    <message>
        <source>it holds something else than numbers, texts, lists and dictionaries</source>
        <translation>숫자, 텍스트, 리스트, 딕셔너리가 아닌 것이 들어 있습니다</translation>
    </message>
    <message>
        <source>the name of an entry is no text</source>
        <translation>텍스트가 아닌 항목 이름이 있습니다</translation>
    </message>
    <message>
        <source>&quot;en&quot; or &quot;ko&quot;</source>
        <translation>&quot;en&quot;이나 &quot;ko&quot;</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>the name of a file beside the script</source>
        <translation>스크립트와 같은 폴더에 있는 파일의 이름</translation>
    </message>
    <message>
        <source>channels, height and width, as whole numbers above 0</source>
        <translation>채널, 높이, 너비를 0보다 큰 정수로 적은 것</translation>
    </message>
    <message>
        <source>a list of two names or more</source>
        <translation>이름이 두 개 이상인 리스트</translation>
    </message>
    <message>
        <source>a whole number above 0</source>
        <translation>0보다 큰 정수</translation>
    </message>
    <message>
        <source>a list of lists of step, key and value</source>
        <translation>스텝, 키, 값으로 이루어진 리스트의 리스트</translation>
    </message>
    <message>
        <source>True or False</source>
        <translation>True나 False</translation>
    </message>
    <message>
        <source>it is not Python ({said})</source>
        <translation>파이썬 문법에 맞지 않습니다({said})</translation>
    </message>
    <message>
        <source>it is not Python in line {line} ({said})</source>
        <translation>{line}번째 줄이 파이썬 문법에 맞지 않습니다({said})</translation>
    </message>
    <message>
        <source>Garments</source>
        <translation>옷과 소품</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>내 그림</translation>
    </message>
    <message>
        <source>the drawing</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>{classes} classes of {size}</source>
        <translation>{size} 이미지와 클래스 {classes}개</translation>
    </message>
    <message>
        <source>{classes} of {size}</source>
        <translation>{size} 이미지와 클래스 {classes}개</translation>
    </message>
    <message>
        <source>images of {shape} and {classes} classes</source>
        <translation>모양이 {shape}인 이미지와 클래스 {classes}개</translation>
    </message>
    <message>
        <source>images of {shape} and {classes} classes of its own</source>
        <translation>모양이 {shape}인 이미지와 모델 자체의 클래스 {classes}개</translation>
    </message>
    <message>
        <source>images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>there are {images:,} images and {labels:,} labels</source>
        <translation>이미지는 {images:,}장인데 레이블은 {labels:,}개입니다</translation>
    </message>
    <message>
        <source>there are no images in it</source>
        <translation>이미지가 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>there are no labels in it</source>
        <translation>레이블이 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>a label is none of the {classes} classes</source>
        <translation>클래스 {classes}개에 속하지 않는 레이블이 있습니다</translation>
    </message>
    <message>
        <source>a label is none of the classes</source>
        <translation>어느 클래스에도 속하지 않는 레이블이 있습니다</translation>
    </message>
    <message>
        <source>its images have {found} pixels, not {expected}</source>
        <translation>이미지의 크기가 {found} 픽셀입니다(필요한 크기: {expected})</translation>
    </message>
    <message>
        <source>its images have {found:,} values, not {expected:,}</source>
        <translation>이미지마다 값이 {found:,}개입니다(필요한 개수: {expected:,})</translation>
    </message>
    <message>
        <source>it is not an IDX file of {what} (wrong magic number)</source>
        <translation>{what} IDX 파일이 아닙니다(매직 넘버 불일치)</translation>
    </message>
    <message>
        <source>it is not an IDX file (wrong magic number)</source>
        <translation>IDX 파일이 아닙니다(매직 넘버 불일치)</translation>
    </message>
    <message>
        <source>it has {size:,} bytes, but its count of {what} makes {promised:,}</source>
        <translation>파일에 적힌 {what} 수에 따르면 {promised:,}바이트여야 하는데 {size:,}바이트입니다</translation>
    </message>
    <message>
        <source>it has {size:,} bytes, but its beginning promises {promised:,}</source>
        <translation>파일 첫머리에 따르면 {promised:,}바이트여야 하는데 {size:,}바이트입니다</translation>
    </message>
    <message>
        <source>it changed while it was read</source>
        <translation>읽는 동안 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>its lines do not all have a label and {pixels} values</source>
        <translation>레이블 하나와 값 {pixels}개로 되어 있지 않은 줄이 있습니다</translation>
    </message>
    <message>
        <source>its values are not numbered from 1 on</source>
        <translation>값에 1부터 차례로 번호가 매겨져 있지 않습니다</translation>
    </message>
    <message>
        <source>a value is not between -1 and 1</source>
        <translation>-1과 1 사이를 벗어난 값이 있습니다</translation>
    </message>
    <message>
        <source>a label is not a whole number</source>
        <translation>정수가 아닌 레이블이 있습니다</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>파일이 중간에서 끝납니다</translation>
    </message>
    <message>
        <source>it is far larger than it should be</source>
        <translation>파일이 있어야 할 크기보다 훨씬 큽니다</translation>
    </message>
    <message>
        <source>there is something in it that is no number</source>
        <translation>숫자가 아닌 것이 들어 있습니다</translation>
    </message>
    <message>
        <source>its checksum is wrong</source>
        <translation>체크섬이 일치하지 않습니다</translation>
    </message>
    <message>
        <source>it holds Python code ({name}), which was not run</source>
        <translation>파이썬 코드({name})가 들어 있으며, 그 코드는 실행하지 않았습니다</translation>
    </message>
    <message>
        <source>it is not a batch of images</source>
        <translation>이미지 배치가 아닙니다</translation>
    </message>
    <message>
        <source>it is damaged, or packed in another way than its name says</source>
        <translation>파일이 손상되었거나 압축 방식이 파일 이름과 다릅니다</translation>
    </message>
    <message>
        <source>it belongs to {title}</source>
        <translation>{title} 데이터셋의 파일입니다</translation>
    </message>
    <message>
        <source>no answer within {seconds:g} seconds</source>
        <translation>{seconds:g}초 안에 응답이 없었습니다</translation>
    </message>
    <message>
        <source>the server answered {status}</source>
        <translation>서버가 {status} 상태 코드로 응답했습니다</translation>
    </message>
    <message>
        <source>the address cannot be used</source>
        <translation>사용할 수 없는 주소입니다</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>연결이 끊어졌습니다</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>서버의 이름을 찾을 수 없습니다</translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation>지금은 서버의 이름을 찾을 수 없습니다</translation>
    </message>
    <message>
        <source>the server sends far more than the file</source>
        <translation>서버가 파일보다 훨씬 많은 데이터를 보냅니다</translation>
    </message>
    <message>
        <source>only {received:,} of {promised:,} bytes came</source>
        <translation>{promised:,}바이트 중 {received:,}바이트만 받았습니다</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>it is not a picture of a known format</source>
        <translation>지원하는 그림 형식이 아닙니다</translation>
    </message>
    <message>
        <source>it claims an absurd number of pixels</source>
        <translation>적혀 있는 픽셀 수가 터무니없이 많습니다</translation>
    </message>
    <message>
        <source>it is too large ({width} x {height} pixels)</source>
        <translation>너무 큽니다({width} x {height} 픽셀)</translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation>일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>it is a file</source>
        <translation>폴더가 아니라 파일입니다</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>파일이 아니라 폴더입니다</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>파일이 아닙니다</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>폴더가 없습니다</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>읽을 수 없습니다</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>파일이 너무 큽니다</translation>
    </message>
    <message>
        <source>it is larger than 1 MB</source>
        <translation>1 MB보다 큽니다</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>UTF-8 텍스트가 아닙니다</translation>
    </message>
    <message>
        <source>it is not text</source>
        <translation>텍스트가 아닙니다</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>파일이 손상되었습니다</translation>
    </message>
    <message>
        <source>it is not JSON, or it is damaged</source>
        <translation>JSON이 아니거나 파일이 손상되었습니다</translation>
    </message>
    <message>
        <source>it does not come from Atelier</source>
        <translation>Atelier에서 만든 파일이 아닙니다</translation>
    </message>
    <message>
        <source>it comes from a newer Atelier</source>
        <translation>더 새로운 버전의 Atelier에서 만든 파일입니다</translation>
    </message>
    <message>
        <source>it comes from another version of Atelier</source>
        <translation>다른 버전의 Atelier에서 만든 파일입니다</translation>
    </message>
    <message>
        <source>these weights</source>
        <translation>이 모델</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>이 파일</translation>
    </message>
    <message>
        <source>an entry is missing or makes no sense</source>
        <translation>빠졌거나 올바르지 않은 항목이 있습니다</translation>
    </message>
    <message>
        <source>an entry is missing or has the wrong type</source>
        <translation>빠졌거나 형식이 잘못된 항목이 있습니다</translation>
    </message>
    <message>
        <source>a value is not finite</source>
        <translation>유한하지 않은 값이 있습니다</translation>
    </message>
    <message>
        <source>it is no {some} or {last} file</source>
        <translation>{some}, {last} 파일이 아닙니다</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} 텐서가 없습니다</translation>
    </message>
    <message>
        <source>{name} is not part of it</source>
        <translation>모델에 없는 {name} 텐서가 들어 있습니다</translation>
    </message>
    <message>
        <source>{name} has shape {found}, not {expected}</source>
        <translation>{name} 텐서의 모양이 {found}입니다(필요한 모양: {expected})</translation>
    </message>
    <message>
        <source>{name} is not a file</source>
        <translation>{name} 항목이 파일이 아닙니다</translation>
    </message>
    <message>
        <source>{name} is too large</source>
        <translation>{name} 파일이 너무 큽니다</translation>
    </message>
    <message>
        <source>it has no {name}</source>
        <translation>{name} 파일이 없습니다</translation>
    </message>
    <message>
        <source>the epochs in {name} are not in order</source>
        <translation>{name} 파일의 에폭이 순서대로 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>a figure in its CSV files is not a number</source>
        <translation>CSV 파일에 숫자가 아닌 값이 있습니다</translation>
    </message>
    <message>
        <source>a row of its CSV files does not begin with a number</source>
        <translation>CSV 파일에 숫자로 시작하지 않는 행이 있습니다</translation>
    </message>
    <message>
        <source>its spec.json was changed after it began</source>
        <translation>학습을 시작한 뒤에 spec.json 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>it is not a drawing of Atelier</source>
        <translation>Atelier의 획 파일이 아닙니다</translation>
    </message>
    <message>
        <source>it is not a drawing of Atelier, or it is damaged</source>
        <translation>Atelier의 획 파일이 아니거나 파일이 손상되었습니다</translation>
    </message>
    <message>
        <source>it holds a number that makes no sense</source>
        <translation>올바르지 않은 숫자가 있습니다</translation>
    </message>
    <message>
        <source>a number is missing in it</source>
        <translation>빠진 숫자가 있습니다</translation>
    </message>
    <message>
        <source>it holds {text} for a number</source>
        <translation>숫자가 있어야 할 곳에 다른 값({text})이 있습니다</translation>
    </message>
    <message>
        <source>a list is missing in it</source>
        <translation>빠진 리스트가 있습니다</translation>
    </message>
    <message>
        <source>it holds something that is no mark</source>
        <translation>획도 채우기도 아닌 것이 들어 있습니다</translation>
    </message>
    <message>
        <source>it holds a damaged mark</source>
        <translation>손상된 획이나 채우기가 있습니다</translation>
    </message>
    <message>
        <source>it holds a stroke without proper points</source>
        <translation>점이 올바르지 않은 획이 있습니다</translation>
    </message>
    <message>
        <source>it holds a fill without a place</source>
        <translation>위치가 없는 채우기가 있습니다</translation>
    </message>
    <message>
        <source>it holds a damaged picture</source>
        <translation>손상된 그림이 들어 있습니다</translation>
    </message>
    <message>
        <source>it holds no network of Atelier&apos;s builder</source>
        <translation>Atelier의 빌더로 만든 신경망이 없습니다</translation>
    </message>
    <message>
        <source>its outermost layer is no Sequential</source>
        <translation>맨 바깥 계층이 Sequential이 아닙니다</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않은 작업입니다</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>그런 파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>입출력 오류가 났습니다</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>그런 장치나 주소가 없습니다</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>지금은 자원을 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>메모리를 할당할 수 없습니다</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>접근 권한이 없습니다</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>장치나 자원이 사용 중입니다</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>파일이 이미 있습니다</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>서로 다른 장치를 링크로 이을 수 없습니다</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>그런 장치가 없습니다</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아닙니다</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>파일이 아니라 폴더입니다</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>인자가 올바르지 않습니다</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>시스템에 열려 있는 파일이 너무 많습니다</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>열려 있는 파일이 너무 많습니다</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>실행 중인 파일입니다</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>파일이 너무 큽니다</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크에 남은 공간이 없습니다</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템입니다</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>파이프가 끊어졌습니다</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>폴더가 비어 있지 않습니다</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>심볼릭 링크가 너무 여러 번 이어집니다</translation>
    </message>
    <message>
        <source>Network is down</source>
        <translation>네트워크가 꺼져 있습니다</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>네트워크에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>Software caused connection abort</source>
        <translation>프로그램이 연결을 중단했습니다</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>상대방이 연결을 끊었습니다</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>연결 시간이 초과되었습니다</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>상대방이 연결을 거부했습니다</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>상대 컴퓨터가 꺼져 있습니다</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>상대 컴퓨터로 가는 경로가 없습니다</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>파일 핸들이 더 이상 유효하지 않습니다</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>디스크 할당량을 초과했습니다</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>line {line}: {said}</source>
        <translation>{said}({line}번째 줄)</translation>
    </message>
    <message>
        <source>it ends the program (sys.exit)</source>
        <translation>프로그램을 끝내는 코드입니다(sys.exit)</translation>
    </message>
    <message>
        <source>there is no class of this name in the code</source>
        <translation>코드에 이 이름의 클래스가 없습니다</translation>
    </message>
    <message>
        <source>it is not derived from torch.nn.Module</source>
        <translation>torch.nn.Module을 상속하지 않습니다</translation>
    </message>
    <message>
        <source>load_state_dict refuses them ({said})</source>
        <translation>load_state_dict가 가중치를 받아들이지 않습니다({said})</translation>
    </message>
    <message>
        <source>a copy that loaded its state_dict answers differently; it may keep layers in a plain list instead of a ModuleList, or a tensor that is neither Parameter nor buffer</source>
        <translation>state_dict를 불러온 복사본의 출력이 다릅니다. 계층을 ModuleList가 아닌 일반 리스트에 담았거나, Parameter도 버퍼도 아닌 텐서를 쓰는 것일 수 있습니다</translation>
    </message>
    <message>
        <source>[{count}, classes]</source>
        <translation>[{count}, 클래스 수]</translation>
    </message>
    <message>
        <source>a {type}</source>
        <translation>{type} 객체</translation>
    </message>
    <message>
        <source>a tensor of shape {shape}</source>
        <translation>모양이 {shape}인 텐서</translation>
    </message>
    <message>
        <source>a tensor of shape {shape} and type {type}</source>
        <translation>모양이 {shape}이고 dtype이 {type}인 텐서</translation>
    </message>
    <message>
        <source>logits have shape {found}, not {expected}</source>
        <translation>로짓의 모양 {found}, 신경망에서는 {expected}</translation>
    </message>
    <message>
        <source>logits differ by up to {difference}</source>
        <translation>로짓의 차이가 최대 {difference}</translation>
    </message>
    <message>
        <source>the number is too large</source>
        <translation>숫자가 너무 큽니다</translation>
    </message>
    <message>
        <source>the power is too large</source>
        <translation>거듭제곱이 너무 큽니다</translation>
    </message>
    <message>
        <source>write one line at a time</source>
        <translation>한 번에 한 줄씩 적어 주세요</translation>
    </message>
    <message>
        <source>the text &quot;{text}&quot; belongs to nothing; begin it with &quot;en:&quot; or &quot;ko:&quot;</source>
        <translation>&quot;{text}&quot; 텍스트가 어디에 속하는지 알 수 없으니 &quot;en:&quot;이나 &quot;ko:&quot;로 시작해야 합니다</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; has no place here</source>
        <translation>&quot;{text}&quot; 항목은 여기에 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>there is no part called &quot;{text}&quot;; it can be one of: {known}</source>
        <translation>&quot;{text}&quot;(이)라는 부분은 없습니다(쓸 수 있는 부분: {known})</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is there twice</source>
        <translation>&quot;{text}&quot; 항목이 두 번 있습니다</translation>
    </message>
    <message>
        <source>{what} is missing</source>
        <translation>{what}이(가) 없습니다</translation>
    </message>
    <message>
        <source>the text has no &quot;{language}:&quot;, as the title has</source>
        <translation>제목에는 있는 &quot;{language}:&quot; 항목이 텍스트에는 없습니다</translation>
    </message>
    <message>
        <source>a step cannot be called &quot;{name}&quot;; use lower case letters, digits and hyphens</source>
        <translation>&quot;{name}&quot; 값은 단계 이름으로 쓸 수 없습니다(영어 소문자, 숫자, 하이픈만 가능)</translation>
    </message>
    <message>
        <source>the minutes must be a whole number from 1 to 999, not &quot;{text}&quot;</source>
        <translation>minutes에는 1부터 999까지의 정수를 적어야 하며, &quot;{text}&quot; 값은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a fact is written &quot;name = value | expression&quot;, not &quot;{text}&quot;</source>
        <translation>fact는 &quot;name = value | expression&quot; 형식으로 써야 하며, &quot;{text}&quot; 값은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>따옴표가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>arguments are written &quot;name=value&quot;, not &quot;{text}&quot;</source>
        <translation>인자는 &quot;name=value&quot; 형식으로 써야 하며, &quot;{text}&quot; 값은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the window knows nothing called &quot;{name}&quot; here; it knows: {known}</source>
        <translation>여기에는 &quot;{name}&quot;(이)라는 이름을 쓸 수 없습니다(쓸 수 있는 이름: {known})</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; takes no &quot;{argument}&quot;</source>
        <translation>&quot;{name}&quot;에는 &quot;{argument}&quot; 인자를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; needs &quot;{argument}&quot;</source>
        <translation>&quot;{name}&quot;에는 &quot;{argument}&quot; 인자가 필요합니다</translation>
    </message>
    <message>
        <source>&quot;{argument}&quot; must be a number, not &quot;{value}&quot;</source>
        <translation>&quot;{argument}&quot; 인자에는 숫자만 쓸 수 있으며, &quot;{value}&quot; 값은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>&quot;{argument}&quot; must be a number above 0, not &quot;{value}&quot;</source>
        <translation>&quot;{argument}&quot; 인자에는 0보다 큰 숫자를 써야 하며, &quot;{value}&quot; 값은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>&quot;{argument}&quot; must be a whole number, {least} or more and of at most nine digits, not &quot;{value}&quot;</source>
        <translation>&quot;{argument}&quot; 인자에는 {least} 이상이고 아홉 자리 이하인 정수를 써야 하며, &quot;{value}&quot; 값은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>&quot;{argument}&quot; cannot be &quot;{value}&quot;; choose one of: {known}</source>
        <translation>&quot;{argument}&quot; 인자에는 &quot;{value}&quot; 값을 쓸 수 없습니다(쓸 수 있는 값: {known})</translation>
    </message>
    <message>
        <source>nothing is called &quot;{{{name}}}&quot;: no fact of the lesson, no value of the window</source>
        <translation>&quot;{{{name}}}&quot;(이)라는 이름이 수업의 fact에도 창의 값에도 없습니다</translation>
    </message>
    <message>
        <source>exactly one answer must be right, not {count}</source>
        <translation>정답은 꼭 하나여야 하는데 {count}개입니다</translation>
    </message>
    <message>
        <source>a question needs at least two answers</source>
        <translation>질문에는 답이 두 개 이상 필요합니다</translation>
    </message>
    <message>
        <source>a block of code is not closed with &quot;```&quot;</source>
        <translation>코드 블록이 &quot;```&quot;로 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>it has more than {most} characters</source>
        <translation>{most}자를 넘습니다</translation>
    </message>
    <message>
        <source>pictures (&quot;![...](...)&quot;) have no place in a lesson</source>
        <translation>수업에는 그림(&quot;![...](...)&quot;)을 넣을 수 없습니다</translation>
    </message>
    <message>
        <source>something in it was not expected; the log says what</source>
        <translation>예상하지 못한 내용이 있습니다. 자세한 내용은 로그에 있습니다</translation>
    </message>
    <message>
        <source>a lesson needs at least one step: a heading that begins with &quot;##&quot;</source>
        <translation>수업에는 &quot;##&quot;로 시작하는 제목, 곧 단계가 하나 이상 필요합니다</translation>
    </message>
    <message>
        <source>it was stopped before it was there</source>
        <translation>준비가 끝나기 전에 중단되었습니다</translation>
    </message>
    <message>
        <source>the title (&quot;# en: ...&quot;)</source>
        <translation>제목(&quot;# en: ...&quot;)</translation>
    </message>
    <message>
        <source>the text (&quot;en: ...&quot;)</source>
        <translation>텍스트(&quot;en: ...&quot;)</translation>
    </message>
    <message>
        <source>what is said to those who chose it, after an empty line,</source>
        <translation>이 답을 고른 사람에게 하는 말(빈 줄 다음에 적음)</translation>
    </message>
    <message>
        <source>a check (&quot;check: ...&quot;)</source>
        <translation>확인 조건(&quot;check: ...&quot;)</translation>
    </message>
</context>
</TS>
