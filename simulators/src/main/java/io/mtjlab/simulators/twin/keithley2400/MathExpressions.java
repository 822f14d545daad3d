package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;

/**
 * CALCulate[1]: built-in and user-defined expressions over readings (user's manual, 18-26 to 18-33). The formulas that
 * are built in are those of section 8: power, offset-compensated ohms, voltage coefficient in percent, varistor alpha.
 */
final class MathExpressions {

    private static final String AT = "CALCulate[1]:MATH[:EXPRession]";
    private static final int LONGEST_NAME = 10;
    private static final int LONGEST_UNIT = 3;

    /** As many as a user may define; assumed. */
    private static final int MOST_DEFINED = 5;

    /** From the front panel only, and told of in the catalogue. */
    private static final String PERCENT_DEVIATION = "%DEV";

    private static final Map<String, String> BUILT_IN = builtIn();

    private final Panel panel;
    private final Map<String, Formula> defined = new LinkedHashMap<>();
    private final List<Row> taken = new ArrayList<>();
    private final List<Row> results = new ArrayList<>();
    private String selected = "POWER";
    private Formula formula;
    private String units = "W";

    MathExpressions(Panel panel) {
        this.panel = panel;
        this.formula = trusted("POWER");
        panel.bool("math", "CALCulate[1]:STATe", false);
    }

    private static Map<String, String> builtIn() {
        Map<String, String> built = new LinkedHashMap<>();
        built.put("POWER", "VOLT*CURR");
        built.put("OFFCOMPOHM", "(VOLT[1]-VOLT[0])/(CURR[1]-CURR[0])");
        built.put("VOLTCOEF", "(RES[1]-RES[0])/(RES[1]*(VOLT[1]-VOLT[0]))*100");
        built.put("VARALPHA", "LOG(CURR[1]/CURR[0])/LOG(VOLT[1]/VOLT[0])");
        return built;
    }

    private static Formula trusted(String builtInName) {
        try {
            return Formula.parse(BUILT_IN.getOrDefault(builtInName, ""));
        } catch (ScpiException e) {
            throw new IllegalStateException(builtInName, e);
        }
    }

    void install(CommandTable table) {
        table.row(AT + "[:DEFine]", this::define, call -> call.answer("(" + formula + ")"))
                .row(AT + ":NAME", this::select, call -> call.answer("\"" + selected + "\""))
                .query(AT + ":CATalog", this::catalogue)
                .row(AT + ":DELete[:SELected]", this::delete, null)
                .action(AT + ":DELete:ALL", this::forget)
                .row("CALCulate[1]:MATH:UNITs", this::unit, call -> call.answer("\"" + units + "\""));
    }

    /** As after *RST: expressions of the user stay. */
    void reset() {
        selected = "POWER";
        formula = trusted(selected);
        units = "W";
        begin();
    }

    private void define(Call call) throws ScpiException {
        call.expect(1, 1);
        String text = call.expression(0);
        Formula next = Formula.parse(text.substring(1, text.length() - 1));
        if (BUILT_IN.containsKey(selected)) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT); // a built-in expression stays what it is
        }
        defined.put(selected, next);
        formula = next;
    }

    private void select(Call call) throws ScpiException {
        call.expect(1, 1);
        String name = call.string(0).toUpperCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.equals(PERCENT_DEVIATION)) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        Formula known = BUILT_IN.containsKey(name) ? trusted(name) : defined.get(name);
        if (known == null) {
            if (defined.size() >= MOST_DEFINED) {
                throw new ScpiException(StandardError.TOO_MUCH_DATA);
            }
            defined.put(name, formula); // a new name begins with the present expression
        } else {
            formula = known;
        }
        selected = name;
    }

    private String catalogue() {
        List<String> names = new ArrayList<>(BUILT_IN.keySet());
        names.add(PERCENT_DEVIATION);
        names.addAll(defined.keySet());
        return String.join(",", names.stream().map(name -> "\"" + name + "\"").toList());
    }

    private void delete(Call call) throws ScpiException {
        call.expect(1, 1);
        String name = call.string(0).toUpperCase(Locale.ROOT);
        if (defined.remove(name) == null) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        if (name.equals(selected)) {
            reset();
        }
    }

    void forget() {
        boolean own = defined.containsKey(selected);
        defined.clear();
        if (own) {
            reset();
        }
    }

    private void unit(Call call) throws ScpiException {
        call.expect(1, 1);
        String said = call.string(0);
        if (said.length() > LONGEST_UNIT) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        units = said;
    }

    boolean on() {
        return panel.on("math");
    }

    /** A new series. */
    void begin() {
        taken.clear();
        results.clear();
    }

    /** Takes a reading; true when it completes a result. */
    boolean take(Row row) {
        if (!on()) {
            return false;
        }
        taken.add(row);
        if (taken.size() < formula.readings()) {
            return false;
        }
        results.add(row.calculated(formula.of(taken)));
        taken.clear();
        return true;
    }

    /** The series' results so far, each a row whose {@link Row#result()} says it. */
    List<Row> results() {
        return Collections.unmodifiableList(results);
    }
}
