package io.mtjlab.simulators.twin.sampling;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.ScpiException;

/**
 * FORMat:ELEMents of a Keithley: the elements of a reading that are told, always in the instrument's own order.
 *
 * @param words of all there are, in that order
 */
public record ElementWords(List<String> words) {

    public ElementWords {
        words = List.copyOf(words);
    }

    /** The indices of the words that are said, ascending and each once. */
    public TreeSet<Integer> chosen(Call call) throws ScpiException {
        call.expect(1, words.size());
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int i = 0; i < call.parameterCount(); i++) {
            chosen.add(call.choice(i, words));
        }
        return chosen;
    }

    public void tell(Call call, Collection<Integer> elements) {
        call.answer(String.join(
                ",", elements.stream().map(i -> Call.shortForm(words.get(i))).toList()));
    }
}
