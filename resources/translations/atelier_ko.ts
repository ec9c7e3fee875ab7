<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>ArrayTable</name>
    <message>
        <source>Values</source>
        <translation>값</translation>
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
    <name>DataTab</name>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Opening the images...</source>
        <translation>이미지를 여는 중...</translation>
    </message>
    <message>
        <source>Opening...</source>
        <translation>여는 중...</translation>
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
        <source>All classes</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>Size of the thumbnails (also Ctrl and the mouse wheel)</source>
        <translation>썸네일 크기(Ctrl+마우스 휠로도 조절)</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>The chosen image, enlarged</source>
        <translation>선택한 이미지를 확대한 모습</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>이미지를 선택하세요</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>인덱스</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>저장 형식</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Network sees</source>
        <translation>신경망 입력</translation>
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
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>{0} is not in {1} (it should hold FashionMNIST/raw).</source>
        <translation>{1} 폴더에 {0} 데이터셋이 없습니다(FashionMNIST/raw 폴더가 있어야 합니다).</translation>
    </message>
    <message>
        <source>{0} is not on this machine yet. It is the real thing: {1} photos of clothes.</source>
        <translation>{0} 데이터셋이 아직 이 컴퓨터에 없습니다. 실제 옷 사진 {1}장으로 이루어진 원본 데이터셋입니다.</translation>
    </message>
    <message>
        <source>Download ({0} MB)</source>
        <translation>내려받기 ({0} MB)</translation>
    </message>
    <message>
        <source>Downloading {0}</source>
        <translation>{0} 내려받는 중</translation>
    </message>
    <message>
        <source>Cancelling the download...</source>
        <translation>다운로드를 취소하는 중...</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>이미지 %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} bytes</source>
        <translation>{0}, {1}바이트</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} ~ {1}</translation>
    </message>
    <message>
        <source>float32, {0} to {1}</source>
        <translation>float32, {0} ~ {1}</translation>
    </message>
    <message>
        <source>Point at a pixel to read its value.</source>
        <translation>픽셀에 마우스를 올리면 값이 보입니다.</translation>
    </message>
    <message>
        <source>Row {0}, column {1}: {2}</source>
        <translation>{0}행 {1}열: {2}</translation>
    </message>
    <message>
        <source>Image {0}: {1}</source>
        <translation>이미지 {0}: {1}</translation>
    </message>
</context>
<context>
    <name>DrawTab</name>
    <message>
        <source>Drawing</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>붓</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Width of the pen (keys [ and ])</source>
        <translation>펜 굵기([ 키와 ] 키)</translation>
    </message>
    <message>
        <source>Width of the pen</source>
        <translation>펜 굵기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
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
        <source>Atelier&apos;s model</source>
        <translation>Atelier의 모델</translation>
    </message>
    <message>
        <source>Your model</source>
        <translation>내 모델</translation>
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
        <source>Train a model in the Training tab, and see here what it makes of it.</source>
        <translation>학습 탭에서 모델을 학습시키면 그 모델의 판단이 여기에 보입니다.</translation>
    </message>
    <message>
        <source>{0} on {1}, after step {2}.</source>
        <translation>{1} 데이터셋으로 {2}스텝까지 학습한 {0} 모델입니다.</translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation>판단할 수 없습니다</translation>
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
        <source>Drawing canvas</source>
        <translation>그림판</translation>
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
    <name>InkSheet</name>
    <message>
        <source>Draw a piece of clothing here</source>
        <translation>여기에 옷이나 소품을 그려 보세요</translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
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
        <source>Press Start, and watch the loss fall.</source>
        <translation>시작을 누르고 손실이 줄어드는 모습을 지켜보세요.</translation>
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
        <source>Step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>교차 엔트로피</translation>
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
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>Named right</source>
        <translation>맞힌 비율</translation>
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
        <source>After each epoch: how many images were named right.</source>
        <translation>에폭이 끝날 때마다 맞힌 이미지의 비율이 그려집니다.</translation>
    </message>
    <message>
        <source>Getting ready...</source>
        <translation>준비하는 중...</translation>
    </message>
    <message numerus="yes">
        <source>{0}, %Ln thread(s)</source>
        <translation>
            <numerusform>{0}, 스레드 %Ln개</numerusform>
        </translation>
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
        <source>Stopped after step {0}; the weights are kept.</source>
        <translation>스텝 {0}에서 정지했습니다. 가중치는 보관했습니다.</translation>
    </message>
    <message>
        <source>Done: your model has finished training.</source>
        <translation>완료: 모델 학습이 끝났습니다.</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Atelier</source>
        <translation>Atelier</translation>
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
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>종료(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>Colours as the &amp;system</source>
        <translation>시스템 색상 따르기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light colours</source>
        <translation>밝은 색상(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>어두운 색상(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Atelier</source>
        <translation>Atelier 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Opening...</source>
        <translation>여는 중...</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>아직 학습 전</translation>
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
    <message>
        <source>About Atelier</source>
        <translation>Atelier 정보</translation>
    </message>
    <message>
        <source>Atelier {0}: watch a network learn, then draw clothes for it to name.</source>
        <translation>Atelier {0}: 신경망이 배우는 과정을 지켜본 뒤, 옷을 그려 이름을 맞혀 보게 하세요.</translation>
    </message>
    <message>
        <source>Saving the training before closing...</source>
        <translation>창을 닫기 전에 학습 상태를 저장하는 중...</translation>
    </message>
</context>
<context>
    <name>ModelTab</name>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Layers and parameters</source>
        <translation>계층과 매개변수</translation>
    </message>
    <message>
        <source>The values as a picture</source>
        <translation>그림으로 본 값</translation>
    </message>
    <message>
        <source>Choose a weight or a bias in the tree to see its values.</source>
        <translation>목록에서 가중치나 편향을 선택하면 값이 보입니다.</translation>
    </message>
    <message>
        <source>One picture for each unit (28 x 28 weights)</source>
        <translation>유닛마다 그림 한 장씩 보기(28 x 28 가중치)</translation>
    </message>
    <message>
        <source>The values as a table</source>
        <translation>표로 본 값</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parameter(s)</source>
        <translation>
            <numerusform>매개변수 %Ln개</numerusform>
        </translation>
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
    <message>
        <source>Shape {0}, {1}; mean {2}, standard deviation {3}, from {4} to {5}</source>
        <translation>모양 {0}, {1}; 평균 {2}, 표준편차 {3}, 범위 {4} ~ {5}</translation>
    </message>
</context>
<context>
    <name>ModuleModel</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
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
        <source>buffer</source>
        <translation>버퍼</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모델</translation>
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
    <name>TrainForm</name>
    <message>
        <source>Epochs</source>
        <translation>에폭</translation>
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
        <translation>한 스텝에 쓰는 이미지 수입니다. 배치가 크면 스텝 수는 줄지만 더 안정적입니다. 너무 크면 한 에폭의 스텝이 모자라 제대로 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>How a gradient becomes a step. SGD takes the gradient as it is; Adam scales it for each weight and usually needs fewer epochs.</source>
        <translation>기울기(gradient)로 가중치를 바꾸는 방법입니다. SGD는 기울기를 그대로 쓰고, Adam은 가중치마다 크기를 조절해서 보통 더 적은 에폭으로 배웁니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How large a step is. Too small: nothing seems to happen. Too large: the loss jumps about or becomes infinite.</source>
        <translation>한 스텝에서 가중치를 바꾸는 정도입니다. 너무 작으면 거의 배우지 못하고, 너무 크면 손실이 요동치거나 발산합니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>How much of the last step goes into the next one, for SGD. Close to 1 it rolls past the valley.</source>
        <translation>SGD에서 이전 스텝을 다음 스텝에 반영하는 비율입니다. 1에 너무 가까우면 최저점을 지나쳐 버립니다.</translation>
    </message>
    <message>
        <source>Test split</source>
        <translation>테스트 데이터</translation>
    </message>
    <message>
        <source>{0} of training</source>
        <translation>학습 데이터의 {0}</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Pulls weights towards zero. Too large and the network cannot learn.</source>
        <translation>가중치를 0 쪽으로 끌어당깁니다. 너무 크면 신경망이 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Validate on</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>The images that the network is measured on after each epoch. It never learns from them.</source>
        <translation>에폭이 끝날 때마다 성능을 재는 데 쓰는 이미지입니다. 이 이미지로는 학습하지 않습니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Fixes every random draw: the same seed gives the same run, bit for bit.</source>
        <translation>모든 난수를 고정합니다. 시드가 같으면 결과도 비트 단위까지 같습니다.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Processor threads for one operation. Leave one core free: a thread that waits for its core makes all others wait.</source>
        <translation>연산 하나에 쓰는 프로세서 스레드 수입니다. 코어 하나는 비워 두세요. 코어를 기다리는 스레드가 있으면 나머지도 모두 기다리게 됩니다.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Where to compute. Automatic takes CUDA, then MPS, then the CPU.</source>
        <translation>계산할 장치입니다. 자동은 CUDA, MPS, CPU 순으로 사용할 수 있는 장치를 고릅니다.</translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
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
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>On {0}: {1} images to learn from.</source>
        <translation>{0} 데이터셋의 이미지 {1}장으로 학습합니다.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
</context>
<context>
    <name>_Reporter</name>
    <message>
        <source>Something went wrong inside Atelier: {0}</source>
        <translation>Atelier 내부에서 문제가 생겼습니다: {0}</translation>
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
        <source>A validation share of {share} leaves no images on one side of the split of {count:,}; choose another share.</source>
        <translation>이미지 {count}장을 검증 비율 {share} 값으로 나누면 한쪽에 이미지가 남지 않습니다. 다른 비율을 정해 주세요.</translation>
    </message>
    <message>
        <source>The spec {path} cannot be read: {reason}.</source>
        <translation>사양 파일 {path} 경로를 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The spec is not valid: {reason}.</source>
        <translation>학습 사양이 올바르지 않습니다: {reason}.</translation>
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
        <source>The download of {name} failed: {reason}. Try again later.</source>
        <translation>{name} 파일을 내려받지 못했습니다: {reason}. 잠시 후 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The file {name} arrived damaged (its checksum is wrong); nothing was kept. Try again.</source>
        <translation>내려받은 {name} 파일이 손상되어(체크섬 불일치) 저장하지 않았습니다. 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a picture: {reason}.</source>
        <translation>{path} 파일을 그림으로 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is nothing drawn in {path}: all of it has one colour, or it is too small.</source>
        <translation>{path} 파일에 그려진 것이 없습니다. 전체가 한 가지 색이거나 그림이 너무 작습니다.</translation>
    </message>
    <message>
        <source>{path} is too large ({width} x {height} pixels); make it smaller first.</source>
        <translation>{path} 파일이 너무 큽니다({width} x {height} 픽셀). 먼저 크기를 줄여 주세요.</translation>
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
        <translation>{path} 파일의 가중치가 {model} 모델과 맞지 않습니다: {reason}.</translation>
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
        <source>{path} holds no run that could be continued.</source>
        <translation>{path} 폴더에 이어서 학습할 기록이 없습니다.</translation>
    </message>
    <message>
        <source>The run in {path} is damaged: {reason}.</source>
        <translation>{path} 폴더의 학습 기록이 손상되었습니다: {reason}.</translation>
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
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path} 경로에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The device {device} ran out of memory; try a batch size smaller than {batch_size}.</source>
        <translation>{device} 장치의 메모리가 부족합니다. 배치 크기를 {batch_size}보다 작게 정해 주세요.</translation>
    </message>
    <message>
        <source>The loss became {loss} at step {step:,}; try a learning rate smaller than {lr}. What was saved before is kept.</source>
        <translation>스텝 {step}에서 손실이 발산했습니다(손실: {loss}). 학습률을 {lr}보다 작게 정해 주세요. 그 전에 저장한 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Something went wrong inside Atelier: {reason}.</source>
        <translation>Atelier 내부에서 문제가 생겼습니다: {reason}.</translation>
    </message>
</context>
</TS>
