package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.mnemonic.Shelf;
import io.mtjlab.simulators.mnemonic.Shelf.Part;

/**
 * {@code ALARM input,on,high,low,deadband,latch,audible,visible} and {@code RELAY relay,mode,input,type} (336 manual,
 * section 6.6). A latched alarm stays until ALMRST; another goes when the reading is back by the deadband.
 */
final class Alarms {

    private static final int FOLLOWS = 2;
    private static final int LOW = 0;
    private static final int HIGH = 1;

    private static final class State {
        private boolean high;
        private boolean low;
    }

    private static final class Relay {
        private int mode;
        private String input = Inputs.STAGE;
        private int type;
    }

    private final Inputs inputs;
    private final Stage.Extremes extremes;
    private final Shelf shelf;
    private final Map<String, State> states = new TreeMap<>();
    private final Relay[] relays = {new Relay(), new Relay()};

    Alarms(MnemonicTable table, Inputs inputs, Stage stage) {
        this.inputs = inputs;
        this.extremes = stage.watch();
        shelf = new Shelf(table, Print::kelvin);
        shelf.keepEach(
                "ALARM",
                "[A-D]",
                Part.whole(0, 1, 0),
                Part.number(-1e4, 1e4, 1000),
                Part.number(-1e4, 1e4, 0),
                Part.number(0, 1e4, 0),
                Part.whole(0, 1, 0),
                Part.whole(0, 1, 1),
                Part.whole(0, 1, 1));
        table.query("ALARMST", arguments -> {
                    judge();
                    State state = state(Inputs.name(arguments));
                    return (state.high ? "1" : "0") + "," + (state.low ? "1" : "0");
                })
                .action("ALMRST", states::clear)
                .query("RELAY", arguments -> {
                    Relay relay = relay(arguments);
                    return relay.mode + "," + relay.input + "," + relay.type;
                })
                .command("RELAY", this::set)
                .query("RELAYST", arguments -> on(relay(arguments)) ? "1" : "0");
    }

    private void set(Arguments arguments) throws Refusal {
        arguments.expect(2, 4);
        Relay relay = relay(arguments);
        int mode = arguments.integer(1, 0, 2);
        String input = arguments.blank(2) ? relay.input : input(arguments.text(2));
        relay.type = arguments.blank(3) ? relay.type : arguments.integer(3, 0, 2);
        relay.mode = mode;
        relay.input = input;
    }

    private static String input(String said) throws Refusal {
        if (said.length() != 1 || !Inputs.NAMES.contains(said.toUpperCase(java.util.Locale.ROOT))) {
            throw new Refusal(Refusal.Kind.EXECUTION, "no input " + said);
        }
        return said.toUpperCase(java.util.Locale.ROOT);
    }

    private Relay relay(Arguments arguments) throws Refusal {
        return relays[arguments.integer(0, 1, relays.length) - 1];
    }

    private State state(String input) {
        return states.computeIfAbsent(input, fresh -> new State());
    }

    private boolean on(Relay relay) {
        judge();
        State state = state(relay.input);
        boolean alarmed = relay.type == LOW ? state.low : relay.type == HIGH ? state.high : state.low || state.high;
        return relay.mode == 1 || relay.mode == FOLLOWS && alarmed;
    }

    /** Whether any alarm is on, by what was read since it was asked last. */
    boolean judge() {
        boolean any = false;
        for (char name : Inputs.NAMES.toCharArray()) {
            any |= judge(String.valueOf(name));
        }
        extremes.anew();
        return any;
    }

    private boolean judge(String name) {
        State state = state(name);
        if (shelf.get("ALARM", name, 0) == 0) {
            states.remove(name);
            return false;
        }
        double now = inputs.kelvin(name);
        boolean moved = name.equals(Inputs.STAGE) && extremes.coldest() <= extremes.hottest();
        double hottest = moved ? Math.max(now, inputs.read(name, extremes.hottest())) : now;
        double coldest = moved ? Math.min(now, inputs.read(name, extremes.coldest())) : now;
        double deadband = shelf.get("ALARM", name, 3);
        boolean latched = shelf.get("ALARM", name, 4) == 1;
        double high = shelf.get("ALARM", name, 1);
        double low = shelf.get("ALARM", name, 2);
        state.high = latched
                ? state.high || hottest > high
                : now > high || (state.high || hottest > high) && now > high - deadband;
        state.low = latched
                ? state.low || coldest < low
                : now < low || (state.low || coldest < low) && now < low + deadband;
        return state.high || state.low;
    }

    /** No alarm has been yet. */
    void forget() {
        states.clear();
        extremes.anew();
    }

    void reset() {
        shelf.reset();
        forget();
        for (int i = 0; i < relays.length; i++) {
            relays[i] = new Relay();
        }
    }
}
