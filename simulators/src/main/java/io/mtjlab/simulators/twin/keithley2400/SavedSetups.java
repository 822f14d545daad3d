package io.mtjlab.simulators.twin.keithley2400;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.SettingMemory;
import io.mtjlab.simulators.scpi.SetupMemory;

/**
 * *SAV and *RCL 0 to 4 (user's manual, 16-4): everything that *RST touches; a location that nothing was saved into
 * holds the factory's SYSTem:PRESet. The output is off after a recall, which is from memory and not seen in print.
 */
final class SavedSetups implements SetupMemory {

    static final int HIGHEST = 4;

    private record Saved(SettingMemory.Setup settings, List<Integer> functions, boolean autozero) {}

    private final Panel panel;
    private final Functions functions;
    private final Setups setups;
    private final SettingMemory memory;
    private final Runnable preset;
    private final Map<Integer, Saved> saved = new HashMap<>();

    /**
     * @param preset puts the factory's settings on the panel
     * @param recalled is told when other settings stand there
     */
    SavedSetups(Panel panel, Functions functions, Setups setups, Runnable preset, Runnable recalled) {
        this.panel = panel;
        this.functions = functions;
        this.setups = setups;
        this.memory = new SettingMemory(panel, HIGHEST, recalled::run);
        this.preset = preset;
    }

    @Override
    public void save(Call call) throws ScpiException {
        call.expect(1, 1);
        saved.put(call.integer(0, 0, HIGHEST), new Saved(memory.present(), functions.chosen(), setups.autozero()));
    }

    @Override
    public void recall(Call call) throws ScpiException, InterruptedException {
        call.expect(1, 1);
        Saved wanted = saved.get(call.integer(0, 0, HIGHEST));
        if (wanted == null) {
            preset.run();
            return;
        }
        functions.set(wanted.functions());
        setups.autozero(wanted.autozero());
        double points = panel.get("trace.points");
        memory.restore(wanted.settings());
        panel.put("trace.points", points);
    }

    void forget() {
        saved.clear();
    }
}
