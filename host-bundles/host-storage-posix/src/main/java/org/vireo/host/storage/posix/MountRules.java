package org.vireo.host.storage.posix;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may be mounted. The other half of the plugin has the same rules: one tells people, one keeps a host from harm. A path names
 * servers, or a device where that is what the type is for; never a directory or an image of the host itself. Pure.
 */
final class MountRules {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
    /** They show what is on one machine, what only one machine can write to, or (fuse) run whatever program the path names. */
    private static final Set<String> OF_ONE_HOST = words(
            "aufs auto autofs bcachefs binfmt_misc bpf btrfs cgroup cgroup2 configfs"
                    + " cramfs debugfs devpts devtmpfs ecryptfs efivarfs erofs exfat ext2 ext3 ext4 f2fs fuse fuse3 fuseblk fusectl hfs"
                    + " hfsplus hugetlbfs iso9660 jfs minix mqueue msdos nilfs2 ntfs ntfs-3g ntfs3 overlay overlayfs proc pstore ramfs"
                    + " reiserfs rootfs securityfs selinuxfs squashfs swap sysfs tmpfs tracefs udf ufs unionfs vfat xfs zfs");

    private static final Set<String> ON_SHARES = words("cifs smb3");
    private static final Set<String> ON_DEVICES = words("gfs2 ocfs2");

    private static final String NAME = "[A-Za-z0-9_@+][A-Za-z0-9._@+-]*";
    private static final Pattern OF_SERVERS =
            Pattern.compile("[A-Za-z0-9\\[][A-Za-z0-9.:@_,\\[\\]-]*[:=](/|/?" + NAME + "(/" + NAME + ")*)");
    private static final Pattern SHARE = Pattern.compile("//[A-Za-z0-9][A-Za-z0-9.-]*(/" + NAME + ")+");
    private static final Pattern DEVICE = Pattern.compile("/dev(/" + NAME + ")+");
    private static final int LONGEST = 1024;

    private static final Pattern OPTION = Pattern.compile("[a-z_][a-z0-9_-]*(=[A-Za-z0-9.:@+_-]+)?");
    /** They change what is mounted where, who may, what may be done there, or name files and secrets. */
    private static final Set<String> FORBIDDEN =
            words("bind credentials defaults dev dump-fuse encryption exec fd fuse-mountopts"
                    + " group helper key keyfile log-file loop lowerdir move offset owner pass passwd password password2 private rbind"
                    + " remount rprivate rshared rslave runbindable secret secretfile shared sizelimit slave suid uhelper unbindable"
                    + " upperdir user users workdir xlator-option");

    private MountRules() {}

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    static boolean isType(String type) {
        return TYPE.matcher(type).matches() && !type.startsWith("no") && !OF_ONE_HOST.contains(type);
    }

    /** Whether the type is mounted from a block device that several hosts reach. */
    static boolean isOnDevice(String type) {
        return ON_DEVICES.contains(type);
    }

    /** What the type is mounted from, with an address before it if one was given. */
    static String device(String address, String path) {
        return address.isEmpty() ? path : address + ":" + path;
    }

    static boolean isDevice(String type, String device) {
        var form = OF_SERVERS;
        if (isOnDevice(type)) {
            form = DEVICE;
        } else if (ON_SHARES.contains(type)) {
            form = SHARE;
        }
        return device.length() <= LONGEST && form.matcher(device).matches();
    }

    static boolean isOption(String option) {
        String name = option.split("=", 2)[0];
        return OPTION.matcher(option).matches() && !name.startsWith("x-") && !FORBIDDEN.contains(name);
    }
}
