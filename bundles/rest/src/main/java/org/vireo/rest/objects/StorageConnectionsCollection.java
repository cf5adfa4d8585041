package org.vireo.rest.objects;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vireo.engine.api.storage.AddStorageConnection;
import org.vireo.engine.api.storage.RemoveStorageConnection;
import org.vireo.engine.api.storage.UpdateStorageConnection;
import org.vireo.inventory.StorageConnection;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.Secret;
import org.vireo.model.StorageConnectionId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.GlusterVolume;
import org.vireo.rest.types.NfsVersion;

/** Ways to places that hold storage domains. */
final class StorageConnectionsCollection {
    private static final String KEPT =
            "A storage domain keeps the connection that it was made with; change the connection.";

    private StorageConnectionsCollection() {}

    static Collection<StorageConnection, org.vireo.rest.types.StorageConnection> root() {
        return define(EntitySource.all(StorageConnection.class, StorageConnectionId::new, StorageConnection::id)
                        .orderedBy("type"))
                .required("type")
                .added(StorageConnectionsCollection::add)
                .changed(StorageConnectionsCollection::change)
                .removed((connection, context) -> new Effect.Submit(new RemoveStorageConnection(connection.id())))
                .immutable("type")
                .build();
    }

    /** The one that the storage domain of the place uses. */
    static Collection<StorageConnection, org.vireo.rest.types.StorageConnection> ofDomain() {
        return define(Source.<StorageConnection>of(
                        context -> {
                            var domain = context.owner(StorageDomain.class);
                            return context
                                    .inventory()
                                    .list(StorageConnection.class, Where.equal("type", domain.type()))
                                    .stream()
                                    .filter(one -> one.settings().entrySet().stream()
                                            .filter(entry -> isPlace(entry.getKey()))
                                            .allMatch(entry -> entry.getValue()
                                                    .equals(domain.settings().get(entry.getKey()))))
                                    .toList();
                        },
                        connection -> connection.id().toString()))
                .refuses("add", KEPT)
                .refuses("remove", KEPT)
                .build();
    }

    private static boolean isPlace(String key) {
        return key.equals("path") || key.equals("address") || key.equals("target");
    }

    private static Collection.Builder<StorageConnection, org.vireo.rest.types.StorageConnection> define(
            Source<StorageConnection> source) {
        return Collection.of("storageconnections", org.vireo.rest.types.StorageConnection.class, source)
                .shown(StorageConnectionsCollection::show);
    }

    private static org.vireo.rest.types.StorageConnection show(StorageConnection connection, Context context) {
        var bean = new org.vireo.rest.types.StorageConnection();
        var settings = connection.settings();
        bean.setType(StorageTypes.toApi(connection.type()));
        bean.setAddress(settings.get("address"));
        bean.setPath(settings.get("path"));
        bean.setMountOptions(settings.get("mount_options"));
        bean.setVfsType(StorageTypes.vfsType(connection.type(), settings));
        bean.setPort(StorageTypes.number(settings, "port"));
        bean.setPortal(settings.get("portal"));
        bean.setTarget(settings.get("target"));
        bean.setUsername(settings.get("username"));
        bean.setNfsTimeo(StorageTypes.number(settings, "nfs_timeo"));
        bean.setNfsRetrans(StorageTypes.number(settings, "nfs_retrans"));
        Optional.ofNullable(settings.get("nfs_version"))
                .map(NfsVersion::fromValue)
                .ifPresent(bean::setNfsVersion);
        Optional.ofNullable(settings.get("gluster_volume")).ifPresent(id -> {
            var volume = new GlusterVolume();
            volume.setId(id);
            bean.setGlusterVolume(volume);
        });
        return bean;
    }

    private static Addition add(org.vireo.rest.types.StorageConnection sent, Context context) {
        var id = StorageConnectionId.random();
        return Addition.of(
                new AddStorageConnection(id, sent.getType().value(), settings(sent), secrets(sent.getPassword())), id);
    }

    private static UpdateStorageConnection change(
            StorageConnection connection, org.vireo.rest.types.StorageConnection sent, Context context) {
        var settings = new HashMap<>(connection.settings());
        settings.putAll(settings(sent));
        return new UpdateStorageConnection(connection.id(), settings, secrets(sent.getPassword()));
    }

    static Map<String, Secret> secrets(String password) {
        return password == null ? Map.of() : Map.of("password", Secret.of(password));
    }

    private static Map<String, String> settings(org.vireo.rest.types.StorageConnection sent) {
        var settings = new HashMap<String, String>();
        StorageTypes.put(settings, "address", sent.getAddress());
        StorageTypes.put(settings, "path", sent.getPath());
        StorageTypes.put(settings, "mount_options", sent.getMountOptions());
        StorageTypes.put(settings, "vfs_type", sent.getVfsType());
        StorageTypes.put(settings, "portal", sent.getPortal());
        StorageTypes.put(settings, "target", sent.getTarget());
        StorageTypes.put(settings, "username", sent.getUsername());
        StorageTypes.put(settings, "port", StorageTypes.natural("port", sent.getPort()));
        StorageTypes.put(settings, "nfs_timeo", StorageTypes.natural("nfs_timeo", sent.getNfsTimeo()));
        StorageTypes.put(settings, "nfs_retrans", StorageTypes.natural("nfs_retrans", sent.getNfsRetrans()));
        StorageTypes.put(
                settings,
                "nfs_version",
                sent.getNfsVersion() == null ? null : sent.getNfsVersion().value());
        StorageTypes.put(
                settings,
                "gluster_volume",
                sent.getGlusterVolume() == null ? null : sent.getGlusterVolume().getId());
        return settings;
    }
}
