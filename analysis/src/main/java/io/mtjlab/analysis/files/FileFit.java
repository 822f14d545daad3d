package io.mtjlab.analysis.files;

import io.mtjlab.analysis.result.FitResult;

/** What fits a data set of one kind of file: looks up the columns it needs, checks them, and asks the analysis. */
interface FileFit {

    /**
     * @throws io.mtjlab.base.error.InvalidInput with file and line when the rows are not what they should be
     */
    FitResult fit(DataSet data);
}
