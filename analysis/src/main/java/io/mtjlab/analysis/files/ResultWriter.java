package io.mtjlab.analysis.files;

import io.mtjlab.analysis.result.FitResult;

/** Writes results as they come; nothing of them is kept. */
public interface ResultWriter {

    void add(FitResult result);

    /** A file that could not be fitted; formats without a place for that say nothing. */
    void failed(String file, String message);

    /** After the last result. */
    void end();
}
