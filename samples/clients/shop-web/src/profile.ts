/** Ready for both gateways: the old one wraps the fault, the new one does not. */
export async function profile(token: string): Promise<Profile | undefined> {
  const res = await fetch('/shop/v1/me', { headers: { authorization: `Bearer ${token}` } });
  if (res.ok) return res.json();
  const body = await res.json();
  const fault = body.fault ?? body;
  if (String(fault.code) === '900901') await refreshToken();
  return undefined;
}
