package io.mtjlab.simulators.twin.lakeshore336;

/** One of the four outputs as it is set. */
final class Output {

    static final int OFF = 0;
    static final int CLOSED_LOOP = 1;
    static final int ZONE = 2;
    static final int OPEN_LOOP = 3;
    static final int MONITOR = 4;

    private static final double COMPLIANCE_VOLTS = 50;

    /** Most amperes by HTRSET's third parameter (Lake Shore's Python driver); 0 stands for the user's own. */
    private static final double[] MOST_AMPERES = {0, 0.707, 1, 1.141, 2};

    double setPoint = Stage.ROOM_KELVIN;
    int range;
    double[] pid = {50, 20, 0};
    boolean ramp;
    double rate;

    /** OUTMODE: mode, input by number, on after power-up. */
    int[] mode = {CLOSED_LOOP, 1, 0};

    double manualPercent;

    /** HTRSET: 1 for 25, 2 for 50 ohm; the most amperes by number; those of the user; 1 current, 2 power shown. */
    int ohmsCode = 2;

    int amperesCode = 2;
    double userAmperes;
    int shown = 1;

    boolean closed() {
        return mode[0] == CLOSED_LOOP || mode[0] == ZONE;
    }

    private double ohms() {
        return ohmsCode == 1 ? 25 : 50;
    }

    /** Of the range that is on: the highest allows all of the most amperes squared, the others a tenth and a hundredth. */
    double mostWatts() {
        if (range == 0) {
            return 0;
        }
        double amperes = amperesCode == 0 ? userAmperes : MOST_AMPERES[amperesCode];
        double held = Math.min(amperes, COMPLIANCE_VOLTS / ohms());
        return held * held * ohms() * Math.pow(10, range - 3);
    }

    /** What is shown, of current or of power, as percent of the watts. */
    double ofWatts(double shownPercent) {
        return shown == 1 ? shownPercent * shownPercent / 100 : shownPercent;
    }

    double shown(double ofWatts) {
        return shown == 1 ? Math.sqrt(ofWatts * 100) : ofWatts;
    }
}
