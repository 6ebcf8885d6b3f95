namespace Tracker.Client;

/// <summary>Presence: who is here and where. Never stored; the newest message counts.</summary>
public sealed partial class RecordSession
{
    private IReadOnlyList<Present> present = [];
    private PresenceUpdate? lastLook;
    private bool sendingLook;

    /// <summary>Everyone in the record whom the viewer may see, including themselves.</summary>
    public IReadOnlyList<Present> Present => present;

    /// <summary>Shows the others what is viewed or edited here.</summary>
    public void Look(
        CompartmentId? compartment = null, EntityId? entity = null, string? field = null, Attention attention = Attention.Looking, Caret? caret = null)
    {
        var look = new PresenceUpdate(Actor, compartment, entity, field, attention, caret);
        lock (gate)
        {
            if (look == lastLook) return;
            lastLook = look;
        }
        SendLook();
    }

    /// <summary>The record is no longer on the viewer's screen: it stays open and up to date, and the others no longer see them here.</summary>
    public void LookAway() => Look(attention: Attention.Away);

    /// <summary>Opens without being seen, unless the viewer has looked already.</summary>
    internal void BeginAway()
    {
        lock (gate) lastLook ??= new PresenceUpdate(Actor, Attention: Attention.Away);
    }

    private bool IsAway => lastLook?.Attention == Attention.Away;

    internal void Receive(PresenceMessage message)
    {
        lock (gate)
        {
            present = message.Present;
            Typing?.Receive(present);
        }
        Announce();
    }

    private void SendLook()
    {
        lock (gate)
        {
            if (sendingLook || lastLook is null || !IsOpen) return;
            sendingLook = true;
        }
        _ = SendLooks();
    }

    private async Task SendLooks()
    {
        while (true)
        {
            var look = lastLook!;
            await client.Notify(Wire.Look, look);
            lock (gate)
            {
                if (look != lastLook && IsOpen) continue;
                sendingLook = false;
                return;
            }
        }
    }
}
