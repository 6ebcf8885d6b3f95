namespace Tracker.Web.Live;

/// <summary>Ends something when it is disposed, once.</summary>
internal sealed class Ending(Action end) : IDisposable
{
    private Action? end = end;

    public void Dispose()
    {
        end?.Invoke();
        end = null;
    }
}
