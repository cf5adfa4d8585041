package org.vireo.history;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.vireo.spi.history.HistorySink;
import org.vireo.testkit.HistorySinkContract;

/** The warehouse keeps the rules that hold for every sink. */
class WarehouseSinkStoreTest extends HistorySinkContract {
    private static final String SAMPLES = "v4_5_statistics_hosts_resources_usage_samples";
    private static final String BETWEEN = "\u0001";

    private TestWarehouse warehouse;
    private WarehouseSink sink;

    @BeforeEach
    void create() throws SQLException {
        warehouse = new TestWarehouse();
        sink = new WarehouseSink(warehouse);
    }

    @AfterEach
    void remove() throws SQLException {
        sink.close();
        warehouse.close();
    }

    @Override
    protected HistorySink sink() {
        return sink;
    }

    @Override
    protected Set<String> hosts() {
        var names = ask("select string_agg(host_name, chr(1)) from v4_5_latest_configuration_hosts");
        return Arrays.stream(names.split(BETWEEN)).collect(Collectors.toSet());
    }

    @Override
    protected OptionalDouble cpuUsage(UUID host) {
        var usage = ask("select cpu_usage_percent from " + SAMPLES + " where host_id = '" + host
                + "' order by history_datetime desc limit 1");
        return usage.equals("null") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(usage));
    }

    @Override
    protected Optional<Integer> samples() {
        return Optional.of(Integer.valueOf(ask("select count(*) from " + SAMPLES)));
    }

    @Override
    protected Optional<HistorySink> unreachable() {
        return Optional.of(new WarehouseSink(() -> {
            throw new SQLException("the server is away", "08001");
        }));
    }

    private String ask(String sql) {
        try {
            return warehouse.ask(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
