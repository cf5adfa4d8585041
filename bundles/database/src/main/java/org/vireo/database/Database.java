package org.vireo.database;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.database.postgres.EmbeddedPostgres;
import org.vireo.database.postgres.PostgresServer;
import org.vireo.database.postgres.ServerAccess;

/**
 * Runs the database and publishes a DataSource for every schema that is current: server first, then migrations, then the
 * service. Everything that takes time happens on one thread of its own.
 */
@Component(immediate = true, service = DatabaseStatus.class, configurationPid = "vireo.database")
@Designate(ocd = DatabaseConfig.class)
public final class Database implements DatabaseStatus {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final long WATCH_SECONDS = 1;
    private static final long STOP_SECONDS = 180;

    private final BundleContext bundles;
    private final ServerAccess access;
    private final Optional<WarehouseAccess> warehouse;
    private final boolean embedded;
    private final Keeper keeper;
    private final Map<ServiceReference<SchemaSource>, SchemaSource> offered = new ConcurrentHashMap<>();
    private final Map<ServiceReference<SchemaSource>, ServiceRegistration<DataSource>> published =
            new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-database"));
    private final ScheduledFuture<?> watching;

    @Activate
    public Database(BundleContext bundles, DatabaseConfig config) {
        this.bundles = bundles;
        PostgresServer server = Servers.from(config, bundles.getProperty("karaf.data"));
        access = server.access();
        warehouse = Servers.warehouse(server);
        embedded = server instanceof EmbeddedPostgres;
        keeper = new Keeper(server, config.pool__size());
        watching = worker.scheduleWithFixedDelay(this::watch, 0, WATCH_SECONDS, TimeUnit.SECONDS);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "withdraw")
    void offer(ServiceReference<SchemaSource> reference, SchemaSource source) {
        offered.put(reference, source);
        worker.execute(this::watch);
    }

    void withdraw(ServiceReference<SchemaSource> reference) {
        offered.remove(reference);
        unpublish(reference);
    }

    @Deactivate
    void stop() throws InterruptedException {
        watching.cancel(false);
        worker.shutdown();
        if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.error("The database did not come to rest within {} s", STOP_SECONDS);
        }
        published.keySet().forEach(this::unpublish);
        keeper.stop();
    }

    @Override
    public DatabaseState state() {
        return keeper.standing().state();
    }

    @Override
    public Optional<String> problem() {
        return keeper.standing().problem();
    }

    @Override
    public boolean embedded() {
        return embedded;
    }

    @Override
    public String dsn() {
        return access.dsn();
    }

    @Override
    public Optional<Path> passwordFile() {
        return access.passwordFile();
    }

    @Override
    public Optional<WarehouseAccess> warehouse() {
        return warehouse;
    }

    private void watch() {
        try {
            if (keeper.ensureRunning() && publishAll()) {
                keeper.ready();
            }
        } catch (RuntimeException e) {
            // the schedule would end silently with an exception
            LOG.error("The watch over the database failed", e);
        }
    }

    private boolean publishAll() {
        boolean all = true;
        for (var entry : offered.entrySet()) {
            if (!published.containsKey(entry.getKey())) {
                all &= publish(entry.getKey(), entry.getValue());
            }
        }
        return all;
    }

    private boolean publish(ServiceReference<SchemaSource> reference, SchemaSource source) {
        Schema schema;
        try {
            schema = Schema.in(reference.getBundle(), source);
        } catch (SchemaRefusedException e) {
            keeper.refuse(e);
            return false;
        }
        DataSource migrated = keeper.migrated(schema);
        if (migrated == null) {
            return false;
        }
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.jndi.service.name", schema.name());
        properties.put("dataSourceName", schema.name());
        published.put(reference, bundles.registerService(DataSource.class, migrated, properties));
        LOG.info("DataSource {} is published", schema.name());
        if (!offered.containsKey(reference)) {
            unpublish(reference);
        }
        return true;
    }

    private void unpublish(ServiceReference<SchemaSource> reference) {
        ServiceRegistration<DataSource> registration = published.remove(reference);
        if (registration != null) {
            registration.unregister();
        }
    }
}
