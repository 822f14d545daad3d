package io.mtjlab.simulators.scpi;

import java.util.HashMap;
import java.util.Map;

/** Setups that an instrument keeps by number, through power-off: *SAV and *RCL (IEEE 488.2, 10.33 and 10.29). */
public final class SettingMemory implements SetupMemory {

    private final Panel panel;
    private final int highest;
    private final CommandTable.Action recalled;
    private final Map<Integer, Map<String, double[]>> setups = new HashMap<>();

    /**
     * @param highest number of a setup, from 0
     * @param recalled is told when the panel has its old values again
     */
    public SettingMemory(Panel panel, int highest, CommandTable.Action recalled) {
        this.panel = panel;
        this.highest = highest;
        this.recalled = recalled;
    }

    @Override
    public void save(Call call) throws ScpiException {
        call.expect(1, 1);
        setups.put(call.integer(0, 0, highest), panel.values());
    }

    @Override
    public void recall(Call call) throws ScpiException, InterruptedException {
        call.expect(1, 1);
        Map<String, double[]> setup = setups.get(call.integer(0, 0, highest));
        if (setup == null) {
            throw new ScpiException(StandardError.SETTINGS_LOST);
        }
        panel.restore(setup);
        recalled.run();
    }

    /** As it was saved, where there is such a setup: what an instrument does of its own accord when it is switched on. */
    public void recallIfHeld(int number) {
        Map<String, double[]> setup = setups.get(number);
        if (setup != null) {
            panel.restore(setup);
        }
    }

    /** A setup as a file may hold it; refused where there is none. */
    public Setup take(int number) throws ScpiException {
        Map<String, double[]> setup = setups.get(number);
        if (setup == null) {
            throw new ScpiException(StandardError.SETTINGS_LOST);
        }
        return new Setup(setup);
    }

    /** Puts such a one under a number. */
    public void put(int number, Setup setup) {
        setups.put(number, setup.values());
    }

    /** The settings as they are now. */
    public Setup present() {
        return new Setup(panel.values());
    }

    /** Makes them so; refused where it is not a setup of this instrument. */
    public void restore(Setup setup) throws ScpiException, InterruptedException {
        Map<String, double[]> now = panel.values();
        boolean fits = setup.values().keySet().equals(now.keySet());
        for (Map.Entry<String, double[]> each : setup.values().entrySet()) {
            double[] values = now.get(each.getKey());
            fits &= values != null && values.length == each.getValue().length;
        }
        if (!fits) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        panel.restore(setup.values());
        recalled.run();
    }

    /** Every setting's values by name. */
    public record Setup(Map<String, double[]> values) {
        public Setup {
            values = Map.copyOf(values);
        }
    }

    /** True when there is something under this number. */
    public boolean holds(int number) {
        return setups.containsKey(number);
    }

    /** Highest number of a setup. */
    public int highest() {
        return highest;
    }
}
