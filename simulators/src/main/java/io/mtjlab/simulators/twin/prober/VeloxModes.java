package io.mtjlab.simulators.twin.prober;

import io.mtjlab.simulators.twin.prober.VeloxCommands.Words;

/** SetChuckMode: how the chuck behaves in contact (FormFactor's Python module: SetChuckMode, ReadChuckStatus). */
final class VeloxModes {

    private static final int UNCHANGED = 2;
    private static final int COUNT = 6;

    private static final int OVERTRAVEL = 1;
    private static final int AUTO_Z = 2;
    private static final int INTERLOCK = 4;
    private static final int CONTACT_SEARCH = 8;
    private static final int CONTACT_SET = 16;

    private final WaferStage stage;
    private boolean autoZ = true;
    private boolean interlock = true;
    private boolean contactSearch;

    VeloxModes(WaferStage stage) {
        this.stage = stage;
    }

    void powerOn() {
        autoZ = true;
        interlock = true;
        contactSearch = false;
    }

    /** Overtravel, automatic Z, interlock, contact search, edge interlock, quiet contact: 1 on, 0 off, 2 as it is. */
    String set(Words words) throws VeloxRefusal {
        int[] wanted = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            wanted[i] = words.whole(i + 1, UNCHANGED);
            if (wanted[i] < 0 || wanted[i] > UNCHANGED) {
                throw VeloxRefusal.parameter("Invalid mode");
            }
        }
        stage.heights().overtravel(flag(wanted[0], stage.heights().overtravel()));
        autoZ = flag(wanted[1], autoZ);
        interlock = flag(wanted[2], interlock);
        contactSearch = flag(wanted[3], contactSearch);
        return "";
    }

    private static boolean flag(int wanted, boolean before) {
        return wanted == UNCHANGED ? before : wanted == 1;
    }

    int bits() {
        return (stage.heights().overtravel() ? OVERTRAVEL : 0)
                | (autoZ ? AUTO_Z : 0)
                | (interlock ? INTERLOCK : 0)
                | (contactSearch ? CONTACT_SEARCH : 0)
                | (stage.heights().known() ? CONTACT_SET : 0);
    }

    /** "Interlock and Auto Z flags will be analyzed": down by itself, or refused. */
    void leaveContact() throws VeloxRefusal {
        if (stage.inContact() && interlock && !autoZ) {
            throw new VeloxRefusal(VeloxRefusal.NOT_ALLOWED, "Chuck is in contact and the interlock is on");
        }
    }
}
