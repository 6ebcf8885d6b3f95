using Microsoft.JSInterop;
using Tracker.Web.Live;

namespace Tracker.Web.Home;

/// <summary>Whether a participant skipped the tour, as their browser remembers it.</summary>
public sealed class TourChoice(IJSRuntime browser, ParticipantId participant)
{
    private readonly BrowserMemory memory = new(browser);

    private string Key => "tour-skipped:" + participant.Value;

    public async Task<bool> IsSkipped() => await memory.Read(Key) == "yes";

    public void Keep(bool skipped) => memory.Write(Key, skipped ? "yes" : "");
}
