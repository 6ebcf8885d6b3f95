namespace Tracker.Client;

/// <summary>Who is here and where; never stored, the newest word counts.</summary>
public sealed partial class RecordSession
{
    private IReadOnlyList<Present> present = [];
    private PresenceUpdate? lastLook;
    private bool telling;

    /// <summary>Everybody in the record that the viewer may see, himself too.</summary>
    public IReadOnlyList<Present> Present => present;

    /// <summary>Tells the others what is looked at or edited here.</summary>
    public void Look(CompartmentId? compartment = null, EntityId? entity = null, string? field = null, Attention attention = Attention.Looking, Caret? caret = null)
    {
        var look = new PresenceUpdate(Actor, compartment, entity, field, attention, caret);
        lock (gate)
        {
            if (look == lastLook) return;
            lastLook = look;
        }
        LookAgain();
    }

    internal void Receive(PresenceMessage message)
    {
        lock (gate)
        {
            present = message.Present;
            Typing?.Receive(present);
        }
        Announce();
    }

    private void LookAgain()
    {
        lock (gate)
        {
            if (telling || lastLook is null || !IsOpen) return;
            telling = true;
        }
        _ = TellLook();
    }

    private async Task TellLook()
    {
        while (true)
        {
            var look = lastLook!;
            await client.Tell(Wire.Look, look);
            lock (gate)
            {
                if (look != lastLook && IsOpen) continue;
                telling = false;
                return;
            }
        }
    }
}
