package org.vireo.inventory.jpa;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import org.vireo.inventory.AccessToken;
import org.vireo.inventory.Account;
import org.vireo.inventory.AccountKey;
import org.vireo.inventory.AccountOption;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Checkpoint;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Definition;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.EnrolmentToken;
import org.vireo.inventory.EventSubscription;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Host;
import org.vireo.inventory.HostAdoption;
import org.vireo.inventory.HostHooks;
import org.vireo.inventory.HostSample;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.Job;
import org.vireo.inventory.JobStep;
import org.vireo.inventory.JsonTextConverter;
import org.vireo.inventory.LeftImage;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.MacRange;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Network;
import org.vireo.inventory.NetworkLabel;
import org.vireo.inventory.Nic;
import org.vireo.inventory.NicFilterParameter;
import org.vireo.inventory.ObjectLock;
import org.vireo.inventory.PendingNotification;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.PluginEvent;
import org.vireo.inventory.PluginHost;
import org.vireo.inventory.PriceList;
import org.vireo.inventory.QuotaLimit;
import org.vireo.inventory.ReportPiece;
import org.vireo.inventory.ReportRun;
import org.vireo.inventory.ReportSchedule;
import org.vireo.inventory.Reservation;
import org.vireo.inventory.Role;
import org.vireo.inventory.SealedSecret;
import org.vireo.inventory.SecretsConverter;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.StaleRecord;
import org.vireo.inventory.StorageConnection;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.UserGroup;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmPool;
import org.vireo.inventory.VmPoolMember;
import org.vireo.inventory.VmSample;
import org.vireo.inventory.VnicProfile;
import org.vireo.model.Secret;
import org.vireo.model.VmSettings;
import org.vireo.sealing.Sealer;

/** One entity of each kind, belonging together, with a value in every field that may have one. */
final class Filled {
    static final List<Class<?>> KINDS = List.of(
            ImageTransfer.class,
            Backup.class,
            Checkpoint.class,
            DomainRecord.class,
            StaleRecord.class,
            LeftImage.class,
            PriceList.class,
            ReportPiece.class,
            ReportRun.class,
            ReportSchedule.class,
            PendingNotification.class,
            Permission.class,
            PluginHost.class,
            PluginEvent.class,
            Plugin.class,
            AccountKey.class,
            AccountOption.class,
            EventSubscription.class,
            NicFilterParameter.class,
            SealedSecret.class,
            FrozenImage.class,
            VmPoolMember.class,
            NetworkLabel.class,
            VmSample.class,
            HostHooks.class,
            HostSample.class,
            Reservation.class,
            QuotaLimit.class,
            Membership.class,
            Definition.class,
            MacRange.class,
            ObjectLock.class,
            EnrolmentToken.class,
            HostAdoption.class,
            AccessToken.class,
            JobStep.class,
            Nic.class,
            DirectLun.class,
            DiskAttachment.class,
            Snapshot.class,
            Vm.class,
            VmPool.class,
            Template.class,
            Disk.class,
            StorageDomain.class,
            ClusterNetwork.class,
            VnicProfile.class,
            Network.class,
            Host.class,
            Cluster.class,
            DataCenter.class,
            MacPool.class,
            StorageConnection.class,
            Job.class,
            Account.class,
            Role.class,
            UserGroup.class,
            LoggedEvent.class);
    /** Each belongs to one of two. */
    private static final Set<String> OTHER_OWNERS =
            Set.of("Nic.templateId", "DiskAttachment.templateId", "Permission.groupId");

    private static final String MAC = "56:6f:00:00:00:01";

    private final Map<String, UUID> ids = new HashMap<>();
    private final Set<String> leftOut;

    /** Leaves out columns, each as {@code table.column}. */
    Filled(Set<String> leftOut) {
        this.leftOut = leftOut;
        KINDS.forEach(kind -> ids.put(kind.getSimpleName().toLowerCase(Locale.ROOT), UUID.randomUUID()));
    }

    UUID id(Class<?> kind) {
        Field first = kind.getDeclaredFields()[0];
        return first.getName().equals("id")
                ? ids.get(kind.getSimpleName().toLowerCase(Locale.ROOT))
                : reference(first.getName());
    }

    Object entity(Class<?> kind) {
        try {
            Constructor<?> constructor = kind.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object entity = constructor.newInstance();
            String table = kind.getAnnotation(javax.persistence.Table.class).name();
            for (Field field : kind.getDeclaredFields()) {
                field.setAccessible(true);
                String column = field.getAnnotation(Column.class).name();
                if (!leftOut.contains(table + "." + column)) {
                    field.set(entity, value(kind, field));
                }
            }
            return entity;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(Class<?> kind, Field field) {
        Class<?> type = field.getType();
        String name = field.getName();
        if (type == UUID.class) {
            boolean second = OTHER_OWNERS.contains(kind.getSimpleName() + "." + name);
            return name.equals("id") ? id(kind) : second ? null : reference(name);
        }
        if (type == String.class) {
            return text(field);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        if (convertedBy(field, SecretsConverter.class)) {
            return Map.of("password", Secret.of("open sesame"));
        }
        return Map.of(
                        int.class,
                        (Object) 7,
                        Integer.class,
                        7,
                        long.class,
                        7_000_000_000L,
                        Long.class,
                        7_000_000_000L,
                        boolean.class,
                        true,
                        Instant.class,
                        Instant.parse("2026-02-03T04:05:06.123456Z"),
                        VmSettings.class,
                        VmSettings.BLANK.edit().osType("debian").done(),
                        Map.class,
                        Map.of("mode", "nat"))
                .get(type);
    }

    private static boolean convertedBy(Field field, Class<?> converter) {
        Convert convert = field.getAnnotation(Convert.class);
        return convert != null && convert.converter() == converter;
    }

    private static String text(Field field) {
        if (convertedBy(field, JsonTextConverter.class)) {
            return "{\"a\": 1}";
        }
        if (field.getName().equals("sealed")) {
            return Sealer.MARK + "…";
        }
        boolean mac = field.getName().equals("mac") || field.getName().startsWith("range");
        return mac ? MAC : "'" + field.getName() + "\" ü %_\\";
    }

    /** {@code savedHostId} refers to the host, {@code ownerId} to the account, {@code imageId} to an image, {@code objectId} to anything. */
    private UUID reference(String name) {
        String lower = name.toLowerCase(Locale.ROOT)
                .replaceAll("^owner|^user|^principal", "account")
                .replaceAll("^migratingto$", "hostid")
                .replaceAll("^pool", "vmpool")
                .replaceAll("^parentstep", "jobstep")
                .replaceAll("^(image|parentimage|parent)id$", "frozenimageid")
                .replaceAll("^quota|^holder", "definition")
                .replaceAll("^member|^object", "vm")
                .replaceAll("^group", "usergroup")
                .replaceAll("^event", "loggedevent")
                .replaceAll("^lastrun", "reportrun")
                .replaceAll("^schedule", "reportschedule");
        return ids.entrySet().stream()
                .filter(entry -> lower.endsWith(entry.getKey() + "id"))
                .max((a, b) -> a.getKey().length() - b.getKey().length())
                .orElseThrow(() -> new IllegalStateException("what does " + name + " refer to?"))
                .getValue();
    }
}
