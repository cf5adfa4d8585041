package org.vireo.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.host.spi.HostCall;
import org.vireo.host.storage.posix.PosixStorageDriver;
import org.vireo.host.storage.posix.PosixStorageSettings;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;

/** Both halves have the rules: what one refuses the other does, too. */
class PosixSettingsTest {
    @TempDir
    private static Path place;

    private static PosixStorageDriver host;

    /** Its programs do nothing, successfully; what it mounts is an empty directory. */
    @BeforeAll
    static void startHost() {
        host = new PosixStorageDriver((PosixStorageSettings) Proxy.newProxyInstance(
                PosixSettingsTest.class.getClassLoader(),
                new Class<?>[] {PosixStorageSettings.class},
                (proxy, method, arguments) -> method.getName().equals("mounts") ? place.toString() : "/bin/true"));
    }

    @AfterAll
    static void endHost() {
        host.close();
    }

    private static Map<String, String> settings(String type, String path, String options) {
        return Map.of("vfs_type", type, "path", path, "mount_options", options);
    }

    private static void ask(Map<String, String> settings) {
        host.probe(
                new StorageTarget(StorageDomainId.random(), "posixfs", settings),
                new HostCall(OperationId.random(), Instant.now().plusSeconds(20)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "glusterfs|gluster.example.org:/gv0|backup-volfile-servers=b.example.org:c.example.org,log-level=WARNING",
                "glusterfs|192.0.2.7:gv0/vms|''",
                "glusterfs|[2001:db8::1]:/gv0|''",
                "nfs4|nfs.example.org:/export|sec=krb5,soft,_netdev",
                "ceph|a.example.org:6789,b.example.org:6789:/|name=vireo,noatime",
                "ceph|vireo@fs.main=/vms|''",
                "cifs|//files.example.org/vms/one|username=vireo,sec=krb5"
            })
    void takesWhatSeveralHostsCanMount(String type, String path, String options) {
        assertThatCode(() -> PosixSettings.check(settings(type, path, options))).doesNotThrowAnyException();
        assertThatCode(() -> ask(settings(type, path, options))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vfs_type|''|server:/x|''",
                "vfs_type|none|/etc|bind",
                "vfs_type|auto|server:/x|''",
                "vfs_type|noext4|server:/x|''",
                "vfs_type|tmpfs|server:/x|''",
                "vfs_type|overlay|server:/x|''",
                "vfs_type|xfs|/dev/vda|''",
                "vfs_type|fuse|sh#x:/y|''",
                "vfs_type|fuse.sh|server:/x|''",
                "vfs_type|../sbin/x|server:/x|''",
                "vfs_type|nfs,ext4|server:/x|''",
                "vfs_type|-a|server:/x|''",
                "path|glusterfs|/etc/glusterfs/own.vol|''",
                "path|glusterfs|/|''",
                "path|glusterfs|''|''",
                "path|glusterfs|server:/a/../b|''",
                "path|glusterfs|-o:/x|''",
                "path|glusterfs|server:/$(id)|''",
                "path|glusterfs|server:/a b|''",
                "path|glusterfs|server:/*|''",
                "path|nfs|/srv|''",
                "path|gfs2|/root/image|''",
                "path|gfs2|/dev/../root/image|''",
                "path|gfs2|server:/x|''",
                "path|cifs|server:/x|''",
                "mount_options|glusterfs|server:/x|bind",
                "mount_options|glusterfs|server:/x|acl,loop",
                "mount_options|glusterfs|server:/x|loop=/dev/loop0",
                "mount_options|glusterfs|server:/x|user",
                "mount_options|glusterfs|server:/x|users",
                "mount_options|glusterfs|server:/x|suid",
                "mount_options|glusterfs|server:/x|dev",
                "mount_options|glusterfs|server:/x|exec",
                "mount_options|glusterfs|server:/x|defaults",
                "mount_options|glusterfs|server:/x|remount",
                "mount_options|glusterfs|server:/x|x-mount",
                "mount_options|glusterfs|server:/x|log-file=x",
                "mount_options|glusterfs|server:/x|acl=/etc/passwd",
                "mount_options|glusterfs|server:/x|acl=a b",
                "mount_options|glusterfs|server:/x|acl,",
                "mount_options|glusterfs|server:/x|ACL",
                "mount_options|cifs|//server/x|password=s3same",
                "mount_options|ceph|server:/|secretfile=x"
            })
    void refusesTheRestByName(String name, String type, String path, String options) {
        assertThatThrownBy(() -> PosixSettings.check(settings(type, path, options)))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.BAD_VALUE))
                .hasMessageContaining("'" + name + "'");
        assertThatThrownBy(() -> ask(settings(type, path, options)))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.BAD_VALUE))
                .hasMessageContaining(name);
    }

    @Test
    void aFileIsNoDevice() {
        var settings = settings("gfs2", "/dev/null", "");
        assertThat(PosixSettings.check(settings)).containsEntry("path", "/dev/null");
        assertThatThrownBy(() -> ask(settings)).hasMessageContaining("no block device");
    }

    @Test
    void theServerMayStandAlone() {
        var settings = new HashMap<>(settings("glusterfs", "/gv0", ""));
        settings.put("address", "gluster.example.org");
        assertThat(PosixSettings.check(settings))
                .isEqualTo(Map.of("vfs_type", "glusterfs", "path", "/gv0", "address", "gluster.example.org"));
        settings.put("address", "-o");
        assertThatThrownBy(() -> PosixSettings.check(settings)).hasMessageContaining("'path'");
    }
}
