package io.mtjlab.analysis.files;

import java.util.List;

import io.mtjlab.analysis.result.FitResult;

/** What data sets of one kind have in common. */
interface SeriesFit {

    /**
     * @throws io.mtjlab.base.error.InvalidInput when they do not make a series
     */
    List<FitResult> fit(List<Member> members);
}
