/**
 * Files on a supplier's SFTP server. An order's file is made exclusively as {@code .name.part} and
 * only then gets its name; a file that exists is never overwritten. The server is known by its host
 * key, which the profile pins: another key is not talked to. Where nothing private may be called,
 * neither may a server's name lead there.
 */
@NullMarked
package coop.cobuy.adapter.transport.sftp;

import org.jspecify.annotations.NullMarked;
