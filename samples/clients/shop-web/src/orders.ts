// Orders of the shop, through the gateway. It asks for JSON, so faults come wrapped: {"fault":{"code":900804,…}}.

export async function orders(token: string): Promise<Order[]> {
  const res = await fetch('/shop/v1/orders', { headers: { accept: 'application/json', authorization: `Bearer ${token}` } });
  if (res.ok) return res.json();
  const body = await res.json();
  if (body.fault?.code === 900804) {
    await sleep(secondsUntil(body.fault.nextAccessTime));
    return orders(token);
  }
  showMessage(body.fault.description);
  return [];
}
