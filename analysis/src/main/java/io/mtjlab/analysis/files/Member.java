package io.mtjlab.analysis.files;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

/** A data set of a series, with what its own fit says. */
public record Member(DataSet data, FitResult fit) {

    /** A number of the header that the series needs. */
    double condition(HeaderKey key) {
        return data.number(key)
                .orElseThrow(() -> InvalidInput.at(
                        data.file(), 1, 1, "no header " + key.written() + "; a series needs it of each of its files"));
    }
}
