package org.exchangeconnect.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.PGStatement;

/**
 * Has PostgreSQL explain each statement before it is executed, with its bound values: executes, measures and rolls it
 * back. This shows what a statement really reads, whatever the planner estimated. For batches and byte arrays, whose
 * values are unknown, it records the generic plan.
 */
public final class QueryPlans implements SqlLogger {

    private final List<Scan> scans = new CopyOnWriteArrayList<>();

    private QueryPlans() {}

    /** Watches all statements from now on. */
    public static QueryPlans of(Jdbi jdbi) {
        QueryPlans plans = new QueryPlans();
        jdbi.setSqlLogger(plans);
        return plans;
    }

    /**
     * A table read by a statement.
     *
     * @param rows rows read, including those that a filter removed
     */
    public record Scan(String table, String how, long rows, String statement) {

        /**
         * Returns whether the scan read all or most of the table: more rows than the application ever requests at once.
         */
        public boolean growsWithTheTable() {
            return how.equals("Seq Scan") || rows > 1000;
        }
    }

    /** Returns the scans since the previous call. */
    public List<Scan> take() {
        List<Scan> taken = List.copyOf(scans);
        scans.clear();
        return taken;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        PreparedStatement bound = unpooled(context.getStatement());
        String statement = bound == null ? context.getParsedSql().getSql() : bound.toString();
        try {
            List<String> types = bound == null || !statement.contains("?") ? List.of() : types(bound);
            undone(context.getConnection(), explaining -> {
                String plan = bound == null || !types.isEmpty()
                        ? generic(explaining, context.getParsedSql().getSql(), types)
                        : measured(explaining, statement);
                read(plan, statement);
            });
        } catch (SQLException e) {
            throw new IllegalStateException("not explained: " + statement, e);
        }
    }

    /** Returns the driver's own statement, whose text includes the bound values. */
    private static PreparedStatement unpooled(PreparedStatement statement) {
        try {
            return statement == null ? null : (PreparedStatement) statement.unwrap(PGStatement.class);
        } catch (SQLException e) {
            throw new IllegalStateException("not the driver's own: " + statement, e);
        }
    }

    /** Returns the parameter types: the driver's text of a statement omits byte arrays, but their types are known. */
    private static List<String> types(PreparedStatement bound) throws SQLException {
        ParameterMetaData parameters = bound.getParameterMetaData();
        List<String> types = new ArrayList<>();
        for (int number = 1; number <= parameters.getParameterCount(); number++) {
            types.add(parameters.getParameterTypeName(number));
        }
        return types;
    }

    private static String measured(Statement explaining, String statement) throws SQLException {
        return first(explaining, "explain (analyze, format json) " + statement);
    }

    private static String generic(Statement explaining, String sql, List<String> types) throws SQLException {
        AtomicInteger number = new AtomicInteger();
        String numbered = Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet());
        explaining.execute("set local plan_cache_mode = force_generic_plan");
        String typed = types.isEmpty() ? "" : "(" + String.join(", ", types) + ")";
        explaining.execute("prepare explained" + typed + " as " + numbered);
        try {
            String nulls = String.join(", ", Collections.nCopies(number.get(), "null"));
            return first(explaining, "explain (format json) execute explained(" + nulls + ")");
        } finally {
            explaining.execute("deallocate explained");
        }
    }

    private static String first(Statement explaining, String explain) throws SQLException {
        try (ResultSet plan = explaining.executeQuery(explain)) {
            plan.next();
            return plan.getString(1);
        }
    }

    private interface Explanation {
        void by(Statement statement) throws SQLException;
    }

    private static void undone(Connection connection, Explanation explanation) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Savepoint before = connection.setSavepoint();
        try (Statement explaining = connection.createStatement()) {
            explanation.by(explaining);
        } finally {
            connection.rollback(before);
            connection.setAutoCommit(autoCommit);
        }
    }

    private void read(String plan, String statement) {
        try (var reader = Json.createReader(new StringReader(plan))) {
            for (JsonValue each : reader.readArray()) {
                List<JsonObject> nodes = new ArrayList<>();
                collect(each.asJsonObject().getJsonObject("Plan"), nodes);
                nodes.stream()
                        .filter(node -> node.containsKey("Relation Name"))
                        .filter(node -> node.getString("Node Type").endsWith("Scan"))
                        .map(node -> scan(node, statement))
                        .forEach(scans::add);
            }
        }
    }

    private static void collect(JsonObject node, List<JsonObject> nodes) {
        nodes.add(node);
        JsonArray below = node.getJsonArray("Plans");
        if (below != null) {
            below.forEach(each -> collect(each.asJsonObject(), nodes));
        }
    }

    private static Scan scan(JsonObject node, String statement) {
        double rows = node.containsKey("Actual Rows")
                ? (number(node, "Actual Rows") + number(node, "Rows Removed by Filter")) * number(node, "Actual Loops")
                : number(node, "Plan Rows");
        return new Scan(
                node.getString("Relation Name"), node.getString("Node Type"), Math.round(rows), statement.strip());
    }

    private static double number(JsonObject node, String name) {
        return node.containsKey(name) ? node.getJsonNumber(name).doubleValue() : 0;
    }
}
