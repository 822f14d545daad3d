package io.mtjlab.simulators.twin.touch.trigger;

import java.util.ArrayList;
import java.util.List;

/**
 * A scan as blocks of the trigger model, which it is on the instrument, too (DMM6500-901-01, reference manual: creating
 * a scan replaces the trigger model). Their names in TRIGger:BLOCk:LIST? are an assumption.
 */
final class ScanBlocks {

    private final Scan scan;
    private int step;
    private int scans;
    private double scanBegan;
    private double stepBegan;

    ScanBlocks(Scan scan) {
        this.scan = scan;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("SCAN_START", "STEPS: " + scan.steps(), (model, number) -> {
            step = 0;
            scans = 0;
            return number + 1;
        }));
        await(blocks, scan.start());
        int first = blocks.size() + 1;
        blocks.add(Block.of("SCAN_BEGIN", "", (model, number) -> {
            scanBegan = model.elapsedSeconds();
            return number + 1;
        }));
        int each = blocks.size() + 1;
        boolean waits = !scan.channel().equals(Events.NONE);
        blocks.add(Block.of("SCAN_STEP", "", (model, number) -> {
            stepBegan = model.elapsedSeconds();
            scan.card().at(scans + 1, step + 1);
            return waits && scan.bypass() && step == 0 && scans == 0 ? number + 2 : number + 1;
        }));
        await(blocks, scan.channel());
        blocks.add(Block.of("CHANNEL_CLOSE", "", (model, number) -> {
            double seconds = scan.card().close(step);
            model.happens(Events.SCAN_CHANNEL);
            return model.delay(number, seconds);
        }));
        await(blocks, scan.measure());
        blocks.add(Block.reading("MEASURE", "BUFFER: " + scan.buffer(), (model, number) -> {
            Readings kind = scan.card().digitizes() ? Readings.DIGITIZED : Readings.MEASURED;
            return model.read(number, scan.buffer(), scan.card().readings(), kind);
        }));
        blocks.add(Block.of("SCAN_NEXT", "", (model, number) -> {
            model.happens(Events.SCAN_MEASURE);
            step++;
            return model.delay(number, step < scan.steps() ? left(scan.stepSeconds(), stepBegan, model) : 0);
        }));
        blocks.add(Block.of("BRANCH_COUNTER", "VALUE: " + scan.steps(), (model, number) -> {
            if (step < scan.steps()) {
                return each;
            }
            step = 0;
            scans++;
            model.happens(Events.SCAN_COMPLETE);
            if (scan.scans() != Actor.ENDLESS && scans >= scan.scans()) {
                return 0;
            }
            return model.delay(number, left(scan.scanSeconds(), scanBegan, model));
        }));
        blocks.add(BranchRows.always(first));
        return blocks;
    }

    private static double left(double seconds, double began, TriggerModel model) {
        return seconds - (model.elapsedSeconds() - began);
    }

    private static void await(List<Block> blocks, String event) {
        if (!event.equals(Events.NONE)) {
            blocks.add(BlockRows.waiting(new WaitBlock(List.of(event), false, false)));
        }
    }
}
