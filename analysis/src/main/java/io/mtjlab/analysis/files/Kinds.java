package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

/** The kinds of data that files can hold, each with the columns it wants and the fit for it. One line a kind. */
public enum Kinds {
    TELEGRAPH("telegraph", "t_s,R_ohm", TelegraphFile::fit),
    STFMR("stfmr", "f_MHz,V_uV", StfmrFile::fit),
    SIGMOID("sigmoid", "H_Oe,n,k", SigmoidFile::fit),
    RH("rh", "loop,H_Oe,R_ohm", RhFile::fit),
    RV("rv", "cycle,V_V,R_ohm", RvFile::fit),
    PULSES("pulses", "cycle,pulse,V_V,RA_ohm,RB_ohm", PulsesFile::fit),
    ARRHENIUS("arrhenius", "T_K|H_Oe,tau_P_s,n_P,tau_AP_s,n_AP", ArrheniusFile::fit);

    private final String word;
    private final String columns;
    private final FileFit fit;

    Kinds(String word, String columns, FileFit fit) {
        this.word = word;
        this.columns = columns;
        this.fit = fit;
    }

    /** As on the command line. */
    public String word() {
        return word;
    }

    /** The line of column names that a file of this kind has, for example {@code t_s,R_ohm}; alternatives after | . */
    public String columns() {
        return columns;
    }

    /** Every kind's word. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Kinds::word).toList();
    }

    /** The kind called {@code word}. */
    public static Kinds named(String word) {
        for (Kinds kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new InvalidInput("no kind of fit '" + word + "'; there are " + String.join(" ", words()));
    }

    /** Fits one data set. */
    public FitResult fit(DataSet data) {
        FitResult found = fit.fit(data);
        List<String> remarks = new ArrayList<>(data.remarks());
        remarks.addAll(found.remarks());
        return new FitResult(
                word,
                data.id(),
                found.outcomes(),
                found.covariance(),
                found.stop(),
                found.statistics(),
                remarks,
                found.figures());
    }
}
