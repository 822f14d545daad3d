package io.mtjlab.analysis.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

/** The kinds of data that files can hold, each with the columns it wants and the fit for it. One line a kind. */
public enum Kinds {
    TELEGRAPH(
            "telegraph",
            "t_s,R_ohm",
            EnumSet.of(
                    HeaderKey.LEVELS,
                    HeaderKey.ACQUISITION,
                    HeaderKey.TEMPERATURE,
                    HeaderKey.FIELD,
                    HeaderKey.CURRENT,
                    HeaderKey.RF_LEVEL),
            TelegraphFile::fit,
            TelegraphSeries::fit),
    STFMR(
            "stfmr",
            "f_MHz|H_Oe,V_uV",
            EnumSet.of(HeaderKey.PEAKS, HeaderKey.FIELD, HeaderKey.RF_FREQUENCY, HeaderKey.AXIS),
            StfmrFile::fit,
            StfmrSeries::fit),
    SIGMOID("sigmoid", "H_Oe|V_V|I_A,n,k", EnumSet.of(HeaderKey.RF_LEVEL), SigmoidFile::fit, SigmoidSeries::fit),
    RH("rh", "[loop],H_Oe,R_ohm", EnumSet.noneOf(HeaderKey.class), RhFile::fit),
    RV("rv", "[cycle],V_V,R_ohm", EnumSet.noneOf(HeaderKey.class), RvFile::fit),
    PULSES("pulses", "cycle,pulse,V_V,RA_ohm,RB_ohm", EnumSet.of(HeaderKey.ENCODING), PulsesFile::fit),
    ARRHENIUS("arrhenius", "T_K|H_Oe,tau_P_s,n_P,tau_AP_s,n_AP", EnumSet.noneOf(HeaderKey.class), ArrheniusFile::fit),
    MH("mh", "[loop],H_Oe,m_emu", EnumSet.of(HeaderKey.VOLUME), MhFile::fit);

    private final String word;
    private final ColumnNames columns;
    private final Set<HeaderKey> headerKeys;
    private final FileFit fit;
    private final Optional<SeriesFit> series;

    Kinds(String word, String columns, Set<HeaderKey> headerKeys, FileFit fit) {
        this(word, columns, headerKeys, fit, Optional.empty());
    }

    /** A kind whose data sets may have something in common. */
    Kinds(String word, String columns, Set<HeaderKey> headerKeys, FileFit fit, SeriesFit series) {
        this(word, columns, headerKeys, fit, Optional.of(series));
    }

    Kinds(String word, String columns, Set<HeaderKey> headerKeys, FileFit fit, Optional<SeriesFit> series) {
        this.word = word;
        this.columns = new ColumnNames(columns);
        this.headerKeys = headerKeys;
        this.fit = fit;
        this.series = series;
    }

    /** As on the command line. */
    public String word() {
        return word;
    }

    /**
     * The line of column names that a file of this kind has, for example {@code t_s,R_ohm}; {@code T_K|H_Oe} is one of
     * two, {@code [loop]} may be missing. Nothing else of a file is read.
     */
    public String columns() {
        return columns.text();
    }

    ColumnNames columnNames() {
        return columns;
    }

    /** What files of this kind can say in their header; whatever else stands there is not read. */
    Set<HeaderKey> headerKeys() {
        return headerKeys;
    }

    /** The kinds that a file with these columns holds. */
    static List<String> fitting(List<String> headings) {
        Set<String> quantities =
                headings.stream().map(h -> ColumnNames.Name.of(h).quantity()).collect(Collectors.toSet());
        return Arrays.stream(values())
                .filter(kind -> kind.columns.areAllIn(quantities))
                .map(Kinds::word)
                .toList();
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

    /**
     * Fits every data set of a file.
     *
     * @throws InvalidInput with file, line and column when it is not what it should be
     */
    public List<FitResult> fit(Path file) {
        return DataFiles.read(file, this).stream().map(this::fit).toList();
    }

    /** The same, each fit with its data. */
    public List<Member> members(Path file) {
        return members(file, this);
    }

    /** Fits data sets of another kind's columns, where this kind's fit knows them. */
    List<Member> members(Path file, Kinds columnsOf) {
        return DataFiles.read(file, columnsOf).stream()
                .map(data -> new Member(data, fit(data)))
                .toList();
    }

    public boolean hasSeries() {
        return series.isPresent();
    }

    /**
     * Fits what data sets have in common.
     *
     * @throws InvalidInput when this kind has nothing in common, or these do not make a series
     */
    public List<FitResult> fitSeries(List<Member> members) {
        SeriesFit common = series.orElseThrow(() -> new InvalidInput("the files of kind " + word
                + " are fitted one by one; a series can be of "
                + Arrays.stream(values())
                        .filter(Kinds::hasSeries)
                        .map(Kinds::word)
                        .collect(Collectors.joining(" or "))));
        if (members.size() < 2) {
            throw new InvalidInput("a series needs two data sets or more");
        }
        return common.fit(members);
    }

    /** Fits one data set. */
    public FitResult fit(DataSet data) {
        FitResult found = fitted(data);
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

    /** A fit that knows no file refuses its data without saying where they are from: all their rows. */
    private FitResult fitted(DataSet data) {
        data.checkHeader(headerKeys);
        try {
            return fit.fit(data);
        } catch (InvalidInput e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(data.file()) ? e : data.refused(message);
        }
    }
}
