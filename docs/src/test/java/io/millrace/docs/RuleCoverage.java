package io.millrace.docs;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is held to without a rule of its own, by its id: the test that shows it. */
final class RuleCoverage {

    /** How many there are of each letter. */
    static final Map<String, Integer> IDS = new LinkedHashMap<>();

    /** What it is, and where it is shown: {@code class#method}. */
    static final Map<String, Held> ALL = new LinkedHashMap<>();

    static {
        IDS.put("L", 47);
        IDS.put("T", 8);
        IDS.put("C", 16);
        IDS.put("D", 9);
        IDS.put("Q", 26);
        IDS.put("X", 9);
        IDS.put("H", 8);

        held(
                "L05",
                "What is concurrent runs in no transaction",
                "source.SqlFilesTest#whatCannotRunInATransactionRunsAloneAndAllOfItWhereAComment");
        held("L06", "Each step is written down by itself", "ConcurrencyTest#aMigrationGoesOnWhereItStopped");
        held(
                "L07",
                "An invalid index is built again, and `if not exists` does not pass it over",
                "run.IndexStandingTest#anIndexThatMayBeThereIsBuiltAgainWhereItIsInvalid");
        held("L09", "A concurrent build has no limit", "TimeoutTest#aStatementOutsideOfATransactionMayTakeItsTime");
        held(
                "L46",
                "A new table with a foreign key steps back from the other table",
                "TimeoutTest#aNewTableThatRefersStepsBackToo");
        held(
                "T01",
                "Each transaction has a `lock_timeout`, and tries again",
                "TimeoutTest#stepsBackUntilTheTableIsFree");
        held(
                "T03",
                "Each statement of a transaction has a `statement_timeout`",
                "TimeoutTest#aStatementThatTakesTooLongIsEnded");
        held(
                "T04",
                "A transaction that is idle is ended, and one that takes too long where that is asked for:"
                        + " `withTransactionTimeout`",
                "TimeoutTest#aWholeTransactionIsEndedWhereThatWasAskedForAndTheServerCan");
        held(
                "T05",
                "The migrator has an `application_name`",
                "TimeoutTest#aTransactionOfTheMigratorHasItsLimitsAndItsName");
        held(
                "C11",
                "A label of an enum is there when the migration that adds it uses it",
                "MigratorTest#aLabelIsUsedInTheMigrationThatAddsIt");
        held(
                "D01",
                "Rows that are alike are told before an index is built: `expectUnique`",
                "schema.ExpectedRowsTest#rowsThatAreAlikeAreToldBeforeAnIndexIsBuilt");
        held(
                "D02",
                "Rows without a value are told before no nulls are taken: `expectNoNulls`",
                "schema.ExpectedRowsTest#rowsWithoutAValueAreToldBeforeNoNullsAreTaken");
        held("D05", "A backfill ends with `analyze`", "BackfillTest#theTableIsAnalyzedAtItsEnd");
        held(
                "D07",
                "What holds rows is not dropped: `expectEmpty`, `expectNoValues`",
                "schema.ExpectedRowsTest#aTableThatHoldsRowsIsNotDropped");
        held(
                "H01",
                "One that came in later is refused (MIG-203)",
                "MigratorTest#oneThatCameInLaterIsRefusedUnlessAnyOrderWillDo");
        held(
                "H02",
                "One that was edited is refused (MIG-201)",
                "MigratorTest#oneThatWasEditedIsRefusedBeforeAnythingChanges");
        held(
                "H03",
                "One that is missing is refused (MIG-202)",
                "MigratorTest#oneThatIsMissingIsRefusedUnlessItIsNewer");
        held("H04", "Two of one number are refused (MIG-102)", "MigratorTest#twoOfOneNumberOrOfOneNameAreRefused");
        held(
                "H06",
                "All that is to run is followed together: a column that comes back was not taken away",
                "lint.StillUsedTest#aColumnThatComesBackWasNotTakenAway");
        held("H07", "`plan` says how far each can be taken back", "MigratorTest#planSaysHowFarEachCanBeTakenBack");
        held(
                "H08",
                "Records without a migration are found: `migrate diff --exit-code`",
                "command.MigrateCommandTest#writesWhatTheRecordsNeed");
    }

    private RuleCoverage() {}

    private static void held(String id, String what, String where) {
        ALL.put(id, new Held(what, where));
    }

    /**
     * What is held to, and where that is shown.
     *
     * @param what what it is
     * @param where the class behind {@code io.millrace.migrate} and its method
     */
    record Held(String what, String where) {

        String shown() {
            return "`" + where.substring(where.lastIndexOf('.') + 1) + "`";
        }

        /** The path of the test's source below the folder of the tests. */
        String file() {
            return where.substring(0, where.indexOf('#')).replace('.', '/') + ".java";
        }

        String method() {
            return where.substring(where.indexOf('#') + 1);
        }
    }
}
