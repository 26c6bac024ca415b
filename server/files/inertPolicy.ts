/** For files that people uploaded: whatever a browser makes of one, it runs nothing and sees nothing of this site. */
export const inertPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'"
