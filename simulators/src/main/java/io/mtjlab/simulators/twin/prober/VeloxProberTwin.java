package io.mtjlab.simulators.twin.prober;

import java.util.Locale;
import java.util.Map;

import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.wiring.Dies.Die;

/**
 * A prober under FormFactor Velox: every command is answered with {@code code: values}, 0 for success and 703 at the
 * end of the wafer map (PyMeasure's velox driver for commands and answers; the fields of the longer answers as in
 * FormFactor's Python module; other codes are unverified).
 */
public final class VeloxProberTwin implements VirtualInstrument, Dialect {

    private static final int UNKNOWN_COMMAND = 1;
    private static final int INVALID_PARAMETER = 20;
    private static final int END_OF_WAFER = 703;
    private static final double MIL_MICROMETRES = 25.4;

    /** A command that could not be carried out. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(int code, String message) {
            super(code + ": " + message, null, false, false);
        }
    }

    private final Post post;
    private final WaferStage stage;

    public VeloxProberTwin(Post post) {
        this.post = post;
        this.stage = new WaferStage(post);
    }

    @Override
    public void execute(String line, StringBuilder out) throws InterruptedException {
        String text = line.strip();
        if (text.isEmpty()) {
            return;
        }
        if (text.equalsIgnoreCase("*IDN?")) {
            out.append("Cascade Microtech,Velox,").append(post.serial()).append(",3.2\n");
            return;
        }
        String[] words = text.split("\\s+");
        try {
            String values = run(words);
            out.append(values.isEmpty() ? "0:" : "0: ").append(values).append('\n');
        } catch (Refused e) {
            out.append(e.getMessage()).append('\n');
        }
    }

    private String run(String[] words) throws Refused, InterruptedException {
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "movechuckcontact":
                return rise(WaferStage.Height.CONTACT);
            case "movechuckseparation":
                return rise(WaferStage.Height.SEPARATION);
            case "movechuckalign":
                return rise(WaferStage.Height.ALIGN);
            case "movechuck":
                return move(words, words.length > 4 ? micrometres(words[4]) : 1, word(words, 3, "H"));
            case "movechuckindex":
                return move(words, WaferStage.DIE_MICROMETRES, word(words, 3, "H"));
            case "stepfirstdie":
                stage.clearBins();
                stage.step(0);
                return place();
            case "stepnextdie":
                return next(words);
            case "stepnextsubdie":
                throw new Refused(END_OF_WAFER, "End of wafer map");
            default:
                return ask(words);
        }
    }

    private String ask(String[] words) throws Refused {
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "reportsoftwareversion":
                return "3.2";
            case "isappregistered":
                return word(words, 1, "").equalsIgnoreCase("WaferMap") ? "1" : "0";
            case "readchuckindex":
                double index = WaferStage.DIE_MICROMETRES / micrometres(word(words, 1, "Y"));
                return print(index) + " " + print(index);
            case "setchuckindex":
                double unit = micrometres(word(words, 3, "Y"));
                if (number(words, 1) * unit != WaferStage.DIE_MICROMETRES
                        || number(words, 2) * unit != WaferStage.DIE_MICROMETRES) {
                    throw new Refused(INVALID_PARAMETER, "The index of this wafer is fixed");
                }
                return "";
            case "readchuckposition":
                return print(stage.xMicrometres()) + " " + print(stage.yMicrometres()) + " "
                        + print(stage.height().fromZeroMicrometres());
            case "readchuckstatus":
                // Initialised, mode, end limits, moving, compensation, vacuum, height, load position, lift.
                return "1 1 0000 0 0 1 " + heightLetter() + " 0 1";
            case "readmapposition2":
                requireRoute();
                // Column, row, x and y from home, subsite, last subsite, die, dies, clusters.
                return stage.die().column() + " " + stage.die().row() + " " + print(stage.xMicrometres()) + " "
                        + print(stage.yMicrometres()) + " 0 0 " + stage.index() + " " + stage.dies() + " 0";
            case "getnumselecteddies", "getnumdies":
                return Integer.toString(stage.dies());
            case "bindie":
                requireRoute();
                stage.bin((int) number(words, 1));
                return "";
            default:
                throw new Refused(UNKNOWN_COMMAND, "Unknown command");
        }
    }

    private String heightLetter() {
        return stage.height().name().substring(0, 1);
    }

    private String rise(WaferStage.Height height) throws InterruptedException {
        stage.height(height);
        return "";
    }

    /** Micrometres Y, mils I, die steps X; jogs and encoder steps are a micrometre here. */
    private static double micrometres(String unit) throws Refused {
        return switch (unit.toUpperCase(Locale.ROOT)) {
            case "Y", "J", "E" -> 1;
            case "I" -> MIL_MICROMETRES;
            case "X" -> WaferStage.DIE_MICROMETRES;
            default -> throw new Refused(INVALID_PARAMETER, "Invalid unit");
        };
    }

    /** References: home H, zero Z, centre C and die home D are one point here; R is where the chuck is. */
    private String move(String[] words, double scale, String reference) throws Refused, InterruptedException {
        double x = number(words, 1) * scale;
        double y = number(words, 2) * scale;
        switch (reference.toUpperCase(Locale.ROOT)) {
            case "R" -> {
                x += stage.xMicrometres();
                y += stage.yMicrometres();
            }
            case "H", "Z", "C", "D" -> {}
            default -> throw new Refused(INVALID_PARAMETER, "Invalid reference");
        }
        if (!stage.reaches(x, y)) {
            throw new Refused(INVALID_PARAMETER, "Beyond the travel");
        }
        stage.moveTo(x, y);
        return "";
    }

    private String next(String[] words) throws Refused, InterruptedException {
        if (words.length >= 3) {
            Die die = new Die((int) number(words, 1), (int) number(words, 2));
            if (!stage.has(die) || words.length > 3 && number(words, 3) != 0) {
                throw new Refused(INVALID_PARAMETER, "Die is not on the wafer map");
            }
            stage.stepTo(die);
            return place();
        }
        if (stage.onRoute() && stage.last()) {
            throw new Refused(END_OF_WAFER, "End of wafer map");
        }
        stage.step(stage.index() + 1);
        return place();
    }

    private void requireRoute() throws Refused {
        if (!stage.onRoute()) {
            throw new Refused(INVALID_PARAMETER, "No die of the wafer map was stepped to");
        }
    }

    /** Column, row, subsite, number of subsites. */
    private String place() {
        return stage.die().column() + " " + stage.die().row() + " 0 1";
    }

    private static String word(String[] words, int index, String otherwise) {
        return index < words.length ? words[index] : otherwise;
    }

    private static double number(String[] words, int index) throws Refused {
        try {
            double value = Double.parseDouble(word(words, index, ""));
            if (Math.abs(value) <= 1e7) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that no stage could reach.
        }
        throw new Refused(INVALID_PARAMETER, "Invalid parameter");
    }

    private static String print(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    @Override
    public void overrun() {
        // A line beyond the buffer is lost; there is no queue to say so.
    }

    @Override
    public void trigger() {
        // A prober has nothing to trigger.
    }

    @Override
    public Dialect dialect() {
        return this;
    }

    @Override
    public void powerOn() {
        stage.powerOn();
    }

    @Override
    public Map<String, Object> state() {
        return stage.state();
    }
}
