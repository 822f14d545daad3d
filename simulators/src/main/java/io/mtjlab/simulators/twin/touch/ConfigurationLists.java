package io.mtjlab.simulators.twin.touch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;

/**
 * Named lists of settings, stored and recalled by place (2450 reference manual, SENSe:CONFiguration:LIST and
 * SOURce:CONFiguration:LIST). They outlast *RST and go with the power.
 */
public final class ConfigurationLists {

    private static final int LONGEST = 300_000;

    /** Applies what was recalled. */
    @FunctionalInterface
    public interface Applied {
        void now() throws ScpiException;
    }

    private final Panel panel;
    private final Predicate<String> belongs;
    private final Applied applied;
    private final Map<String, List<Map<String, Double>>> lists = new TreeMap<>();

    /**
     * @param head of the commands: {@code [:SENSe[1]]}
     * @param belongs to these lists, by a setting's name on the panel
     */
    public ConfigurationLists(
            CommandTable table, Panel panel, String head, Predicate<String> belongs, Applied applied) {
        this.panel = panel;
        this.belongs = belongs;
        this.applied = applied;
        String at = head + ":CONFiguration:LIST:";
        table.row(at + "CREate", this::create, null)
                .row(at + "DELete", this::delete, null)
                .row(at + "STORe", this::store, null)
                .row(at + "RECall", this::recall, null)
                .row(at + "SIZE", null, call -> call.answer(find(call).size()))
                .row(at + "QUERy", null, this::tell)
                .query(at + "CATalog", () -> "\"" + String.join(",", lists.keySet()) + "\"");
    }

    private List<Map<String, Double>> find(Call call) throws ScpiException {
        return find(call.string(0));
    }

    private List<Map<String, Double>> find(String name) throws ScpiException {
        List<Map<String, Double>> found = lists.get(name);
        if (found == null) {
            throw unknown();
        }
        return found;
    }

    static ScpiException unknown() {
        return new ScpiException(1115, "Parameter error: configuration list does not exist");
    }

    boolean has(String name) {
        return lists.containsKey(name);
    }

    /** How many settings a list holds; refuses a name that there is not. */
    public int length(String name) throws ScpiException {
        return find(name).size();
    }

    private void create(Call call) throws ScpiException {
        call.expect(1, 1);
        if (call.string(0).isEmpty() || lists.putIfAbsent(call.string(0), new ArrayList<>()) != null) {
            throw new ScpiException(1111, "Cannot create a configuration list with a name that is taken");
        }
    }

    private void delete(Call call) throws ScpiException {
        call.expect(1, 2);
        List<Map<String, Double>> list = find(call);
        if (call.parameterCount() == 1) {
            lists.remove(call.string(0));
        } else {
            list.remove(index(call, list) - 1);
        }
    }

    private static int index(Call call, List<Map<String, Double>> list) throws ScpiException {
        return call.integer(1, 1, Math.max(1, list.size()));
    }

    /** The present settings, at the end or in place of what is there. */
    private void store(Call call) throws ScpiException {
        call.expect(1, 2);
        List<Map<String, Double>> list = find(call);
        Map<String, Double> now = panel.snapshot(belongs);
        int place = call.parameterCount() == 1 ? list.size() + 1 : call.integer(1, 1, LONGEST);
        if (place > list.size()) {
            list.add(now);
        } else {
            list.set(place - 1, now);
        }
    }

    private Map<String, Double> at(Call call) throws ScpiException {
        call.expect(1, 2);
        List<Map<String, Double>> list = find(call);
        return at(list, call.parameterCount() == 1 ? 1 : index(call, list));
    }

    private static Map<String, Double> at(List<Map<String, Double>> list, int place) throws ScpiException {
        if (place < 1 || place > list.size()) {
            throw new ScpiException(1128, "Parameter error: configuration list index does not exist");
        }
        return list.get(place - 1);
    }

    private void recall(Call call) throws ScpiException {
        apply(at(call));
    }

    /** @param place from 1 */
    public void recall(String name, int place) throws ScpiException {
        apply(at(find(name), place));
    }

    private void apply(Map<String, Double> settings) throws ScpiException {
        settings.forEach(panel::put);
        applied.now();
    }

    private void tell(Call call) throws ScpiException {
        call.answer("\""
                + at(call).entrySet().stream()
                        .map(each -> each.getKey() + " = " + TouchNumbers.setting(each.getValue()))
                        .collect(Collectors.joining(", "))
                + "\"");
    }

    /** As after the mains switch. */
    public void powerOn() {
        lists.clear();
    }
}
