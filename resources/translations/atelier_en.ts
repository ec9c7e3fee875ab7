<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>BalanceCard</name>
    <message numerus="yes">
        <source>%Ln class(es) have no training images: they cannot be learnt.</source>
        <translation>
            <numerusform>%Ln class has no training images: it cannot be learnt.</numerusform>
            <numerusform>%Ln classes have no training images: they cannot be learnt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BuilderView</name>
    <message numerus="yes">
        <source>%Ln layer(s) are chosen.</source>
        <translation>
            <numerusform>%Ln layer is chosen.</numerusform>
            <numerusform>%Ln layers are chosen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalibrationPlot</name>
    <message numerus="yes">
        <source>Confidence {0} to {1}: %Ln image(s), {2} named right</source>
        <translation>
            <numerusform>Confidence {0} to {1}: %Ln image, {2} named right</numerusform>
            <numerusform>Confidence {0} to {1}: %Ln images, {2} named right</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogueView</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassFilter</name>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message numerus="yes">
        <source>%Ln number(s) left out: NaN or infinite.</source>
        <translation>
            <numerusform>%Ln number left out: NaN or infinite.</numerusform>
            <numerusform>%Ln numbers left out: NaN or infinite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parameter(s) have no counterpart of their shape.</source>
        <translation>
            <numerusform>%Ln parameter has no counterpart of its shape.</numerusform>
            <numerusform>%Ln parameters have no counterpart of their shape.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatasetBar</name>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatasetStates</name>
    <message numerus="yes">
        <source>%Ln drawing(s)</source>
        <translation>
            <numerusform>%Ln drawing</numerusform>
            <numerusform>%Ln drawings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeviceFigure</name>
    <message numerus="yes">
        <source>{0}, %Ln thread(s)</source>
        <translation>
            <numerusform>{0}, %Ln thread</numerusform>
            <numerusform>{0}, %Ln threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DistanceModel</name>
    <message numerus="yes">
        <source>%Ln number(s) left out: NaN or infinite.</source>
        <translation>
            <numerusform>%Ln number left out: NaN or infinite.</numerusform>
            <numerusform>%Ln numbers left out: NaN or infinite.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Drops</name>
    <message numerus="yes">
        <source>One of the %Ln file(s) is opened: the first that can be.</source>
        <translation>
            <numerusform>The %Ln file is opened, if it can be.</numerusform>
            <numerusform>One of the %Ln files is opened: the first that can be.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatePairs</name>
    <message numerus="yes">
        <source>%Ln pair(s), nearest first</source>
        <translation>
            <numerusform>%Ln pair, nearest first</numerusform>
            <numerusform>%Ln pairs, nearest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndPart</name>
    <message numerus="yes">
        <source>%Ln step(s) not done yet. Their dots above lead back to them.</source>
        <translation>
            <numerusform>%Ln step not done yet. Its dot above leads back to it.</numerusform>
            <numerusform>%Ln steps not done yet. Their dots above lead back to them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EpochsPage</name>
    <message numerus="yes">
        <source>%Ln epoch(s) still to be read</source>
        <translation>
            <numerusform>%Ln epoch still to be read</numerusform>
            <numerusform>%Ln epochs still to be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowingStrip</name>
    <message numerus="yes">
        <source>nothing new for %Ln minute(s)</source>
        <translation>
            <numerusform>nothing new for %Ln minute</numerusform>
            <numerusform>nothing new for %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nothing new for %Ln second(s)</source>
        <translation>
            <numerusform>nothing new for %Ln second</numerusform>
            <numerusform>nothing new for %Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImagesView</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln image(s)</source>
        <translation>
            <numerusform>{0} of %Ln image</numerusform>
            <numerusform>{0} of %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayersView</name>
    <message numerus="yes">
        <source>%Ln parameter(s)</source>
        <translation>
            <numerusform>%Ln parameter</numerusform>
            <numerusform>%Ln parameters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonRow</name>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoaderView</name>
    <message numerus="yes">
        <source>The next batch starts %Ln worker process(es), which takes some seconds.</source>
        <translation>
            <numerusform>The next batch starts %Ln worker process, which takes some seconds.</numerusform>
            <numerusform>The next batch starts %Ln worker processes, which takes some seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MachineFields</name>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModuleBar</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message numerus="yes">
        <source>%Ln random draws</source>
        <translation>
            <numerusform>%Ln random draw</numerusform>
            <numerusform>%Ln random draws</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message numerus="yes">
        <source>%Ln mistake(s), the most confident first</source>
        <translation>
            <numerusform>%Ln mistake</numerusform>
            <numerusform>%Ln mistakes, the most confident first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message numerus="yes">
        <source>{0} of %Ln training image(s) named right</source>
        <translation>
            <numerusform>{0} of %Ln training image named right</numerusform>
            <numerusform>{0} of %Ln training images named right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln validation image(s) named right</source>
        <translation>
            <numerusform>{0} of %Ln validation image named right</numerusform>
            <numerusform>{0} of %Ln validation images named right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} on {1}, after %Ln step(s)</source>
        <translation>
            <numerusform>{0} on {1}, after %Ln step</numerusform>
            <numerusform>{0} on {1}, after %Ln steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation>
            <numerusform>%Ln step</numerusform>
            <numerusform>%Ln steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message numerus="yes">
        <source>%Ln transform(s)</source>
        <translation>
            <numerusform>%Ln transform</numerusform>
            <numerusform>%Ln transforms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message numerus="yes">
        <source>%Ln run(s) are in the trash.</source>
        <translation>
            <numerusform>%Ln run is in the trash.</numerusform>
            <numerusform>%Ln runs are in the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) in the trash, {0}. This cannot be undone.</source>
        <translation>
            <numerusform>%Ln run in the trash, {0}. This cannot be undone.</numerusform>
            <numerusform>%Ln runs in the trash, {0}. This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SamplesPanel</name>
    <message numerus="yes">
        <source>%Ln file(s) in {0} could not be read.</source>
        <translation>
            <numerusform>%Ln file in {0} could not be read.</numerusform>
            <numerusform>%Ln files in {0} could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScheduleFields</name>
    <message numerus="yes">
        <source>every %Ln epoch(s)</source>
        <translation>
            <numerusform>every %Ln epoch</numerusform>
            <numerusform>every %Ln epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected: no more can be</source>
        <translation>
            <numerusform>%Ln selected: no more can be</numerusform>
            <numerusform>%Ln selected: no more can be</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message numerus="yes">
        <source>After %Ln step(s): loss {0}, before {1}.</source>
        <translation>
            <numerusform>After %Ln step: loss {0}, before {1}.</numerusform>
            <numerusform>After %Ln steps: loss {0}, before {1}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message numerus="yes">
        <source>In training, %Ln random step(s) are drawn anew for each image.</source>
        <translation>
            <numerusform>In training, %Ln random step is drawn anew for each image.</numerusform>
            <numerusform>In training, %Ln random steps are drawn anew for each image.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fixed step(s) are done wherever the network is asked.</source>
        <translation>
            <numerusform>%Ln fixed step is done wherever the network is asked.</numerusform>
            <numerusform>%Ln fixed steps are done wherever the network is asked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuspectsCard</name>
    <message numerus="yes">
        <source>{0} names %Ln of these images otherwise than they are labelled. The ones with the highest loss come first: some labels are wrong, some images are only unusual.</source>
        <translation>
            <numerusform>{0} names %Ln of these images otherwise than it is labelled. Its label may be wrong, or the image only unusual.</numerusform>
            <numerusform>{0} names %Ln of these images otherwise than they are labelled. The ones with the highest loss come first: some labels are wrong, some images are only unusual.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetBox</name>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachView</name>
    <message numerus="yes">
        <source>%Ln drawing(s); takes some seconds.</source>
        <translation>
            <numerusform>%Ln drawing; takes some seconds.</numerusform>
            <numerusform>%Ln drawings; takes some seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TensorCard</name>
    <message numerus="yes">
        <source>{0} on {1}, %Ln byte(s)</source>
        <translation>
            <numerusform>{0} on {1}, %Ln byte</numerusform>
            <numerusform>{0} on {1}, %Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message numerus="yes">
        <source>For going back to a run&apos;s past epochs. Of a network with a million parameters this keeps the weights of about %Ln epoch(s); of longer runs, as many spread evenly.</source>
        <translation>
            <numerusform>For going back to a run&apos;s past epochs. Of a network with a million parameters this keeps the weights of about %Ln epoch; of longer runs, as many spread evenly.</numerusform>
            <numerusform>For going back to a run&apos;s past epochs. Of a network with a million parameters this keeps the weights of about %Ln epochs; of longer runs, as many spread evenly.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TroubleWindow</name>
    <message numerus="yes">
        <source>%Ln mistake(s) since the start.</source>
        <translation>
            <numerusform>%Ln mistake since the start.</numerusform>
            <numerusform>%Ln mistakes since the start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WalkCounts</name>
    <message numerus="yes">
        <source>A mini-batch of {0} pictures, %Ln channel(s) of {1} x {2} pixels each.</source>
        <translation>
            <numerusform>A mini-batch of {0} pictures, %Ln channel of {1} x {2} pixels each.</numerusform>
            <numerusform>A mini-batch of {0} pictures, %Ln channels of {1} x {2} pixels each.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeightsCard</name>
    <message numerus="yes">
        <source>Values: your own, after %Ln step(s)</source>
        <translation>
            <numerusform>Values: your own, after %Ln step</numerusform>
            <numerusform>Values: your own, after %Ln steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Notices</name>
    <message numerus="yes">
        <source>The work was put away, with %Ln run(s): {0}</source>
        <translation>
            <numerusform>The work was put away, with %Ln run: {0}</numerusform>
            <numerusform>The work was put away, with %Ln runs: {0}</numerusform>
        </translation>
    </message>
</context>
</TS>
