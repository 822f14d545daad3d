package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.simulators.scpi.Panel;

/** What is measured: 0 volts, 1 amperes, 2 resistance. */
final class Functions {

    private static final List<String> NAMES = List.of("\"VOLT:DC\"", "\"CURR:DC\"", "\"RES\"");

    private final Panel panel;
    private List<Integer> chosen = List.of(1);

    Functions(Panel panel) {
        this.panel = panel;
    }

    List<Integer> chosen() {
        return chosen;
    }

    /** Exactly these. */
    void set(List<Integer> exactly) {
        chosen = exactly;
    }

    /** These too, or the last of them alone where only one at a time is measured. */
    void add(List<Integer> wanted) {
        if (!panel.on("concurrent")) {
            chosen = List.of(wanted.get(wanted.size() - 1));
            return;
        }
        List<Integer> all = new ArrayList<>(chosen);
        all.addAll(wanted);
        chosen = all.stream().distinct().sorted().toList();
    }

    void remove(List<Integer> unwanted) {
        chosen = chosen.stream().filter(f -> !unwanted.contains(f)).toList();
    }

    boolean volts() {
        return chosen.contains(0);
    }

    boolean amperes() {
        return chosen.contains(1);
    }

    boolean ohms() {
        return chosen.contains(2);
    }

    /** True when resistance sources by itself. */
    boolean autoOhms() {
        return ohms() && panel.word("ohms.mode").equals("AUTO");
    }

    /** Volts and amperes are converted one after the other. */
    int conversions() {
        return ohms() || chosen.size() > 1 ? 2 : 1;
    }

    String names() {
        return told(chosen);
    }

    /** What is not measured. */
    String others() {
        return told(IntStream.range(0, NAMES.size())
                .boxed()
                .filter(each -> !chosen.contains(each))
                .toList());
    }

    private static String told(List<Integer> which) {
        return which.isEmpty()
                ? "\"\""
                : String.join(",", which.stream().map(NAMES::get).toList());
    }
}
