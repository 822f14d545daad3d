package io.mtjlab.analysis.fit;

/** Where a bootstrap takes its data sets from (Efron and Tibshirani, An Introduction to the Bootstrap, chapter 9). */
public enum Resampling {
    /** The curve plus its own residuals, redrawn: keeps the x as they are, wants one law of errors for all points. */
    RESIDUALS,
    /** Points, redrawn: holds when errors differ from point to point too, wants many points. */
    PAIRS
}
