<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>ArrayTable</name>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataTab</name>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the images...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the thumbnails (also Ctrl and the mouse wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen image, enlarged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {0}...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not on this machine yet. It is the real thing: {1} photos of clothes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download ({0} MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float32, {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a pixel to read its value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {0}, column {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawTab</name>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the pen (keys [ and ])</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the pen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on photos and on drawn outlines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atelier&apos;s model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model in the Training tab, and see here what it makes of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} on {1}, after step {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep drawing: the bars follow the pen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a piece of clothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A T-shirt, trousers, a bag, a shoe... An outline is enough.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawingCanvas</name>
    <message>
        <source>Drawing canvas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>Image {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>No image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InkSheet</name>
    <message>
        <source>Draw a piece of clothing here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>{0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing trained yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Progress of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start, and watch the loss fall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw something for it to name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step&apos;s loss appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After each epoch: how many images were named right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready...</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{0}, %Ln thread(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ended after step {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after step {0}; the weights are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: your model has finished training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {0} of {1}, step {2} of {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min {1} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} s left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Atelier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours as the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Atelier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} + {2} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Atelier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atelier {0}: watch a network learn, then draw clothes for it to name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the training before closing...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelTab</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers and parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a weight or a bias in the tree to see its values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One picture for each unit (28 x 28 weights)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln parameter(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Values: your training, after step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values: the weights that come with Atelier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values: fresh from seed 0, not trained yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape {0}, {1}; mean {2}, standard deviation {3}, from {4} to {5}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModuleModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>No verdict yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TensorView</name>
    <message>
        <source>No values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min {0}   max {1}   not finite: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min {0}   max {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[{0}] = {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values as colours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainForm</name>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the network sees every training image. Too many: it learns the training images by heart and gets worse on others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per step. Large batches make fewer, steadier steps; too large and there are too few of them to learn in an epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a gradient becomes a step. SGD takes the gradient as it is; Adam scales it for each weight and usually needs fewer epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How large a step is. Too small: nothing seems to happen. Too large: the loss jumps about or becomes infinite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the last step goes into the next one, for SGD. Close to 1 it rolls past the valley.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls weights towards zero. Too large and the network cannot learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images that the network is measured on after each epoch. It never learns from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixes every random draw: the same seed gives the same run, bit for bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor threads for one operation. Leave one core free: a thread that waits for its core makes all others wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to compute. Automatic takes CUDA, then MPS, then the CPU.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On {0}: {1} images to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Reporter</name>
    <message>
        <source>Something went wrong inside Atelier: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine.errors</name>
    <message>
        <source>There is no dataset called &quot;{name}&quot;; choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model called &quot;{name}&quot;; choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} cannot be &quot;{value}&quot;; choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no device &quot;{name}&quot;; available: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be {expected}, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation must be &quot;test&quot; or a share between 0 and 1 (such as 0.1), not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size {batch_size} is larger than the {count} training images; choose at most {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A validation share of {share} leaves no images on one side of the split of {count}; choose another share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spec {path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spec is not valid: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} needs {needed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} cannot be used together with {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A count of images must be 0 or more, not {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder {path} does not exist; check --data-root or ATELIER_DATA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder {path} is not a folder; check --data-root or ATELIER_DATA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder {path} cannot be read; check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is not in {path}; download it in the Data tab, or name the folder that holds it with --data-root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {title} files in {path} are damaged or are not what they claim to be: {reason}. Remove them and download them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download of {name} failed: {reason}. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} arrived damaged (its checksum is wrong); nothing was kept. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read as a picture: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing drawn in {path}: all of it has one colour, or it is too small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is too large ({width} x {height} pixels); make it smaller first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no checkpoint at {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a checkpoint that Atelier can read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was refused: it holds Python code or objects, not only numbers. It was not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {path} do not fit the model {model}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model expects {expected}, but {dataset} has {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} already holds a run; choose another folder, or continue it with --resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no run that could be continued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run in {path} is damaged: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run in {path} already has its {epochs} epochs; ask for more with --epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run in {path} already has {done} epochs; --epochs must be larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device {device} ran out of memory; try a batch size smaller than {batch_size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss became {loss} at step {step}; try a learning rate smaller than {lr}. The last good weights were kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Atelier: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
