package org.vireo.engine.api.auth;

import org.vireo.model.RoleId;

/** Roles that the engine itself gives; all predefined ones are in the inventory. */
public final class PredefinedRoles {
    /** May do everything. */
    public static final RoleId SUPER_USER = RoleId.of("00000000-0000-0000-0000-000000000001");

    /** For a virtual machine of one's own. */
    public static final RoleId USER_VM_MANAGER = RoleId.of("def00006-0000-0000-0000-def000000006");

    /** For a template of one's own. */
    public static final RoleId TEMPLATE_OWNER = RoleId.of("def0000a-0000-0000-0000-def00000000f");

    /** For a disk of one's own. */
    public static final RoleId DISK_OPERATOR = RoleId.of("def0000a-0000-0000-0000-def00000000b");

    private PredefinedRoles() {}
}
