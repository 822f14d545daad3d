package io.mtjlab.analysis.files;

import java.util.Optional;
import java.util.OptionalDouble;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

/** A data set of a series, with what its own fit says. */
public record Member(DataSet data, FitResult fit) {

    /** A number of the header that the series needs, under either name. */
    double condition(String name, String shortName) {
        OptionalDouble found = data.number(name);
        if (found.isEmpty()) {
            found = data.number(shortName);
        }
        return found.orElseThrow(() -> new InvalidInput(data.file() + ": no header '# " + name + "=' (or '# "
                + shortName + "='); a series needs it of each of its files"));
    }

    Optional<String> word(String name) {
        return Optional.ofNullable(data.header().get(name)).map(String::trim);
    }
}
