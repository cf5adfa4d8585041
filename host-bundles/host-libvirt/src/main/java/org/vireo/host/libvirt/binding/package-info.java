/** libvirt's C library as Java objects: nothing here knows of the engine. */
package org.vireo.host.libvirt.binding;
