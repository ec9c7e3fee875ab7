<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
    <name>DataTab</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message numerus="yes">
        <source>{0}, %Ln thread(s)</source>
        <translation>
            <numerusform>{0}, %Ln thread</numerusform>
            <numerusform>{0}, %Ln threads</numerusform>
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
    <name>ModelTab</name>
    <message numerus="yes">
        <source>%Ln parameter(s)</source>
        <translation>
            <numerusform>%Ln parameter</numerusform>
            <numerusform>%Ln parameters</numerusform>
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
        <source>{0} of %Ln test image(s) named right</source>
        <translation>
            <numerusform>{0} of %Ln test image named right</numerusform>
            <numerusform>{0} of %Ln test images named right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln held-back image(s) named right</source>
        <translation>
            <numerusform>{0} of %Ln held-back image named right</numerusform>
            <numerusform>{0} of %Ln held-back images named right</numerusform>
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
    <name>TeachView</name>
    <message numerus="yes">
        <source>%Ln drawing(s); takes some seconds.</source>
        <translation>
            <numerusform>%Ln drawing; takes some seconds.</numerusform>
            <numerusform>%Ln drawings; takes some seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
