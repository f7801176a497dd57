package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;

/** {@code slices 'first second'}: a slice of data work for each table, which ends when the table is there. */
public abstract class SliceStep extends OperationStep<List<String>, SliceOperation.Done, List<String>> {

    private static final long serialVersionUID = 1L;

    private final String tables;

    SliceStep(String tables) {
        this.tables = tables;
    }

    public String getTables() {
        return tables;
    }

    @Override
    public List<String> request() {
        return List.of(tables.split(" "));
    }

    @Override
    public OperationKind<List<String>, SliceOperation.Done, List<String>> kind() {
        return SliceOperation.KIND;
    }

    @Override
    public Closing closing(List<String> report) {
        return new Closing(Verdict.SUCCESS, report.size() + " slices");
    }

    @Override
    public void tell(RunReport where, List<String> report) {
        // The log has it.
    }

    @Override
    Serializable result(List<String> report) {
        return (Serializable) report;
    }

    @Override
    void expand(UnaryOperator<String> variables) {
        // There are none.
    }

    /** Of the subclass in each test that uses it. */
    abstract static class SliceStepDescriptor extends OperationStepDescriptor {

        @Override
        public String getFunctionName() {
            return "slices";
        }
    }
}
