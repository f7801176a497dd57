package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.NameList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A step for tables that are selected by name or tag.
 *
 * @param <Q> the request to the engine
 * @param <P> the progress of the operation
 * @param <R> the report of the operation
 */
public abstract class TableSelectionStep<Q, P extends Progress, R> extends OperationStep<Q, P, R> {

    private static final long serialVersionUID = 1L;

    private List<String> tables;
    private List<String> exclude = new ArrayList<>();
    private List<String> tags = new ArrayList<>();

    /** @param tables a name or pattern, or a list of them */
    TableSelectionStep(@CheckForNull Object tables) {
        this.tables = NameList.of("tables", tables);
    }

    final TableQuery query(int minTables) {
        return new TableQuery(tables, exclude, tags, minTables);
    }

    @CheckForNull
    public Object getTables() {
        return NameList.written(tables);
    }

    @CheckForNull
    public Object getExclude() {
        return NameList.written(exclude);
    }

    @DataBoundSetter
    public void setExclude(@CheckForNull Object value) {
        exclude = NameList.of("exclude", value);
    }

    @CheckForNull
    public Object getTags() {
        return NameList.written(tags);
    }

    @DataBoundSetter
    public void setTags(@CheckForNull Object value) {
        tags = NameList.of("tags", value);
    }

    @Override
    void expand(UnaryOperator<String> variables) throws BadRequestException {
        tables = NameList.allExpanded("tables", tables, variables);
        exclude = narrowing("exclude", exclude, variables);
        tags = narrowing("tags", tags, variables);
    }

    /**
     * Names that narrow the selection, with expanded variables. Entries that are then empty are left out.
     *
     * @throws BadRequestException when that would cause more deletions
     */
    List<String> narrowing(String parameter, List<String> names, UnaryOperator<String> variables)
            throws BadRequestException {
        return NameList.expanded(names, variables);
    }
}
